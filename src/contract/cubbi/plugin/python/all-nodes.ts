import { pushReversed } from './push-reversed.ts';
import type { PythonNode } from './python-node.ts';

/** A node and all that is in it, in the order of the source; `enter` says into which nodes to look (default: all). */
export function allNodes(
  root: PythonNode,
  enter: (node: PythonNode) => boolean = () => true,
): readonly PythonNode[] {
  const found: PythonNode[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    found.push(node);
    if (enter(node)) pushReversed(waiting, node.children);
  }
  return found;
}
