import type { Tree } from '@lezer/common';
import type { PythonNode } from './python-node.ts';

const MOST_NODES = 200_000;
/** Nothing that is asked for is deeper: Python itself allows 100 indentations and 200 brackets. */
const MOST_DEPTH = 1000;

/** A tree as plain nodes, without comments; undefined where it has more than are looked at. */
export function buildNodes(tree: Tree, text: string): PythonNode | undefined {
  const cursor = tree.cursor();
  const root: Building = { name: 'Script', line: 1, text, children: [] };
  const stack = [root];
  const lineAt = lineCounter(text);
  let count = 0;
  if (!cursor.firstChild()) return root;
  for (;;) {
    count += 1;
    if (count > MOST_NODES) return undefined;
    const node: Building = {
      name: cursor.name,
      line: lineAt(cursor.from),
      text: text.slice(cursor.from, cursor.to),
      children: [],
    };
    if (node.name !== 'Comment') stack.at(-1)?.children.push(node);
    if (stack.length < MOST_DEPTH && cursor.firstChild()) {
      stack.push(node);
      continue;
    }
    while (!cursor.nextSibling()) {
      if (!cursor.parent()) return root;
      stack.pop();
    }
  }
}

interface Building extends PythonNode {
  readonly children: PythonNode[];
}

/** Lines of offsets that never decrease. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next >= 0 && next < offset) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
