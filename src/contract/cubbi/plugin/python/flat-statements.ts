import { pushReversed } from './push-reversed.ts';
import type { PythonNode } from './python-node.ts';

/** Where statements, or clauses with statements, stand side by side. */
const SEQUENCES = new Set(['Body', 'MatchBody', 'MatchClause', 'StatementGroup']);
/** Statements whose blocks run where they stand. */
const COMPOUND = new Set([
  'ForStatement',
  'IfStatement',
  'MatchStatement',
  'TryStatement',
  'WhileStatement',
  'WithStatement',
]);

/**
 * The statements of a file or a block that run with it, in their order, out of every `if`, `try` and the like; but not those that run only
 * where the file is the program. Functions and classes are statements, what is in them is not.
 */
export function flatStatements(block: PythonNode): readonly PythonNode[] {
  const found: PythonNode[] = [];
  const waiting = [...block.children].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (SEQUENCES.has(node.name)) pushReversed(waiting, node.children);
    else if (COMPOUND.has(node.name)) pushReversed(waiting, blocksOf(node));
    else if (/(?:Statement|Definition)$/.test(node.name)) found.push(node);
  }
  return found;
}

function blocksOf({ children }: PythonNode): PythonNode[] {
  return children.filter(
    ({ name }, index) =>
      SEQUENCES.has(name) && children[index - 1]?.text.includes('__name__') !== true,
  );
}
