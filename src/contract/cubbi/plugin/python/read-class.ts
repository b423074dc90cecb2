import type { ClassOutline, Member } from './class-outline.ts';
import { dottedName } from './dotted-name.ts';
import { flatStatements } from './flat-statements.ts';
import type { PythonNode } from './python-node.ts';
import { readAssignment } from './read-assignment.ts';
import { splitNodes } from './split-nodes.ts';

const PLAIN_METACLASSES = new Set<string | undefined>(['ABCMeta', 'abc.ABCMeta', 'type']);

/** Outline of a class statement, decorated or not; undefined for any other statement. */
export function readClass(statement: PythonNode): ClassOutline | undefined {
  const { node, decorators } = undecorated(statement);
  if (node.name !== 'ClassDefinition') return undefined;
  const child = (name: string) => node.children.find((found) => found.name === name);
  const words = splitNodes(child('ArgList')?.children ?? [], ',');
  const keywords = words.filter((word) => word.some(({ name }) => name === 'AssignOp'));
  const body = child('Body');
  return {
    name: child('VariableName')?.text ?? '',
    line: node.line,
    text: node.text,
    bases: words.filter((word) => !keywords.includes(word)).map(baseName),
    altered:
      decorators.length > 0 ||
      keywords.some(
        ([name, , value]) =>
          name?.text === 'metaclass' && !PLAIN_METACLASSES.has(dottedName(value)),
      ),
    members: new Map(body === undefined ? [] : flatStatements(body).flatMap(membersOf)),
  };
}

/** `Base`, `module.Base`, and `Base` of `Base[int]`. */
function baseName([base, ...more]: readonly PythonNode[]): string | undefined {
  if (more.length > 0) return undefined;
  return dottedName(base?.children[1]?.name === '[' ? base.children[0] : base);
}

function membersOf(statement: PythonNode): [string, Member][] {
  if (statement.name === 'AssignStatement') {
    const { names, value } = readAssignment(statement);
    return names.map((name) => [name, { kind: 'Value', line: statement.line, node: value }]);
  }
  const { node, decorators } = undecorated(statement);
  const name = node.children.find((child) => child.name === 'VariableName')?.text;
  if (node.name !== 'FunctionDefinition' || name === undefined) return [];
  return [[name, { kind: 'Method', line: node.line, node, decorators }]];
}

function undecorated(statement: PythonNode): {
  readonly node: PythonNode;
  readonly decorators: readonly (string | undefined)[];
} {
  if (statement.name !== 'DecoratedStatement') return { node: statement, decorators: [] };
  const decorators = statement.children.filter(({ name }) => name === 'Decorator');
  return { node: statement.children.at(-1) ?? statement, decorators: decorators.map(decorator) };
}

/** The grammar has the words of a decorator side by side. */
function decorator({ children }: PythonNode): string | undefined {
  if (children.some(({ name }) => name === 'ArgList')) return undefined;
  return children.flatMap(({ name, text }) => (name === 'VariableName' ? [text] : [])).join('.');
}
