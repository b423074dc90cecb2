import type { PythonNode } from './python-node.ts';
import { splitNodes } from './split-nodes.ts';

/** A name that an import statement makes. */
export interface ImportedName {
  readonly line: number;
  /** Dotted, with the dots of a relative import before it. */
  readonly module: string;
  /** What is taken out of the module: a name, `*`, or empty for the module itself. */
  readonly taken: string;
  /** What it is called in the file, dotted for `import a.b`; `*` for all. */
  readonly as: string;
}

/** Reads `import a.b as c, d` and `from a import b as c, *`. Empty for any other statement. */
export function readImports({ name, line, children }: PythonNode): readonly ImportedName[] {
  if (name !== 'ImportStatement') return [];
  const word = children.findIndex((child) => child.name === 'import');
  const module = textOf(children.slice(1, word));
  const from = children[0]?.name === 'from';
  return splitNodes(children.slice(word + 1), ',').map((part) => {
    const as = part.findIndex((child) => child.name === 'as');
    const taken = textOf(as < 0 ? part : part.slice(0, as));
    const called = as < 0 ? taken : textOf(part.slice(as + 1));
    return from
      ? { line, module, taken, as: called }
      : { line, module: taken, taken: '', as: called };
  });
}

function textOf(nodes: readonly PythonNode[]): string {
  return nodes.map(({ text }) => text).join('');
}
