import { quote } from '../../quote.ts';
import type { ClassOutline } from './python/class-outline.ts';
import type { ModuleOutline } from './module-outline.ts';
import type { PythonNode } from './python/python-node.ts';
import { stringLiteral } from './python/string-literal.ts';

/** What `PLUGIN_CLASS` of a file is. */
export type NamedPluginClass =
  | { readonly kind: 'Absent' }
  | { readonly kind: 'Class'; readonly outline: ClassOutline }
  /** Something that the file alone does not tell. */
  | { readonly kind: 'Elsewhere' }
  /** Surely no class. */
  | { readonly kind: 'Wrong'; readonly line: number; readonly message: string };

const NAME = 'PLUGIN_CLASS';
const LITERALS = new Set([
  'ArrayExpression',
  'Boolean',
  'DictionaryExpression',
  'FormatString',
  'None',
  'Number',
  'String',
]);

/** Looks for the variable that init of revision Config takes the plugin from. */
export function namedPluginClass(module: ModuleOutline): NamedPluginClass {
  const itself = module.classes.get(NAME);
  if (itself !== undefined) return { kind: 'Class', outline: itself };
  const assigned = module.assigned.get(NAME);
  if (assigned === undefined) return { kind: mentioned(module) ? 'Elsewhere' : 'Absent' };
  const { line, value } = assigned;
  const outline = value?.name === 'VariableName' ? module.classes.get(value.text) : undefined;
  if (outline !== undefined) return { kind: 'Class', outline };
  const message = value === undefined ? undefined : whyNoClass(value, module);
  return message === undefined ? { kind: 'Elsewhere' } : { kind: 'Wrong', line, message };
}

function whyNoClass(value: PythonNode, module: ModuleOutline): string | undefined {
  if (LITERALS.has(value.name))
    return `${NAME} is ${quote(value.text.replace(/["']/g, ''), 32)}, which is no class`;
  const [callee] = value.children;
  if (value.name === 'CallExpression' && module.classes.has(callee?.text ?? ''))
    return `${NAME} is an object of class ${quote(callee?.text ?? '', 48)}, not the class itself`;
  if (value.name !== 'VariableName' || isKnown(value.text, module)) return undefined;
  return `${NAME} is ${quote(value.text, 48)}, which the file does not define`;
}

function isKnown(name: string, { imports, assigned, statements }: ModuleOutline): boolean {
  return (
    assigned.has(name) ||
    imports.some(({ as }) => as === name || as === '*') ||
    statements.some(
      (statement) => statement.name === 'FunctionDefinition' && statement.text.includes(name),
    )
  );
}

/** Whether code names the variable in a way that is not read here, such as `globals()["PLUGIN_CLASS"]`. */
function mentioned({ nodes, imports }: ModuleOutline): boolean {
  return (
    imports.some(({ module, as }) => as === NAME || (as === '*' && module !== 'cubbi_init')) ||
    nodes.some(
      (node) =>
        (node.name === 'VariableName' && node.text === NAME) || stringLiteral(node) === NAME,
    )
  );
}
