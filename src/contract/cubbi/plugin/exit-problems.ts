import { allNodes } from './python/all-nodes.ts';
import { dottedName } from './python/dotted-name.ts';
import { flatStatements } from './python/flat-statements.ts';
import type { ModuleOutline } from './module-outline.ts';
import type { PluginProblem } from './plugin-facts.ts';
import type { PythonNode } from './python/python-node.ts';
import type { ImportedName } from './python/read-imports.ts';

/** Functions that end the process, by module. */
const EXITS: Readonly<Record<string, readonly string[]>> = {
  sys: ['exit'],
  os: ['_exit', 'abort'],
  builtins: ['exit', 'quit'],
};
/** What runs later, if at all. */
const LATER = new Set(['FunctionDefinition', 'LambdaExpression']);

/** Places where the process ends while the file is imported, in bodies of classes too. */
export function exitProblems({ statements, imports }: ModuleOutline): readonly PluginProblem[] {
  const exits = exitNames(imports);
  return statements
    .flatMap((statement) => [statement, ...classStatements(statement)])
    .flatMap((statement) => allNodes(statement, enters).flatMap((node) => exitAt(node, exits)));
}

function enters({ name }: PythonNode): boolean {
  return !LATER.has(name) && name !== 'ClassDefinition';
}

/** Statements that run with a class, and with classes in it. */
function classStatements(statement: PythonNode): readonly PythonNode[] {
  const found: PythonNode[] = [];
  const waiting = [statement];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = next.name === 'DecoratedStatement' ? next.children.at(-1) : next;
    const body = node?.children.find(({ name }) => name === 'Body');
    if (node?.name !== 'ClassDefinition' || body === undefined) continue;
    const inside = flatStatements(body);
    for (const inner of inside) {
      found.push(inner);
      waiting.push(inner);
    }
  }
  return found;
}

/** What the file may call those functions. */
function exitNames(imports: readonly ImportedName[]): ReadonlySet<string> {
  const names = imports.flatMap(({ module, taken, as }) => {
    const exits = EXITS[module] ?? [];
    if (taken === '') return exits.map((exit) => `${as}.${exit}`);
    return exits.includes(taken) ? [as] : [];
  });
  return new Set([...names, 'exit', 'quit']);
}

function exitAt(node: PythonNode, exits: ReadonlySet<string>): readonly PluginProblem[] {
  const what = node.name === 'RaiseStatement' ? raised(node) : called(node, exits);
  if (what === undefined) return [];
  const message = `${what} ends init while the plugin is imported`;
  return [{ rule: 'ExitAtImport', line: node.line, message }];
}

function called(
  { name, children: [callee] }: PythonNode,
  exits: ReadonlySet<string>,
): string | undefined {
  const dotted = name === 'CallExpression' ? dottedName(callee) : undefined;
  return dotted !== undefined && exits.has(dotted) ? `${dotted}()` : undefined;
}

function raised({ children: [, value] }: PythonNode): string | undefined {
  const callee = value?.name === 'CallExpression' ? value.children[0] : value;
  return dottedName(callee) === 'SystemExit' ? 'raise SystemExit' : undefined;
}
