import type { PythonNode } from './python-node.ts';

/** The nodes between marks of a name, without the marks and the brackets around all; what stands before, between and after each is a part. */
export function splitNodes(
  nodes: readonly PythonNode[],
  mark: string,
): readonly (readonly PythonNode[])[] {
  const parts: PythonNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === mark) parts.push([]);
    else if (!'()[]{}'.includes(node.name)) parts.at(-1)?.push(node);
  }
  return parts.filter((part) => part.length > 0);
}
