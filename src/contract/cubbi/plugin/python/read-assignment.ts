import type { PythonNode } from './python-node.ts';
import { splitNodes } from './split-nodes.ts';

/** What an assignment gives to which names; `value` is undefined where it is more than one expression. */
export interface Assignment {
  readonly names: readonly string[];
  readonly value: PythonNode | undefined;
}

/** Reads `a = b = 1` and `a: int = 1`. An annotation alone assigns nothing. */
export function readAssignment(statement: PythonNode): Assignment {
  const parts = splitNodes(
    statement.children.filter(({ name }) => name !== 'TypeDef'),
    'AssignOp',
  );
  const values = parts.at(-1) ?? [];
  const names = parts
    .slice(0, -1)
    .flatMap(([target, ...more]) =>
      target?.name === 'VariableName' && more.length === 0 ? [target.text] : [],
    );
  return { names, value: values.length === 1 ? values[0] : undefined };
}
