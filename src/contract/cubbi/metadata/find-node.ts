import type { YamlNode } from './yaml-node.ts';

/** The node that a JSON pointer names, or undefined. */
export function findNode(root: YamlNode, pointer: string): YamlNode | undefined {
  let node: YamlNode | undefined = root;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (node?.kind === 'Map') node = node.entries.get(name)?.value;
    else node = node?.kind === 'List' ? node.items[Number(name)] : undefined;
  }
  return node;
}
