import type { PythonNode } from './python/python-node.ts';

/** What an argument of a call gives: all of it, but for the name of one that is given by name. */
export function argumentNodes(words: readonly PythonNode[]): readonly PythonNode[] {
  return words[1]?.name === 'AssignOp' ? words.slice(2) : words;
}
