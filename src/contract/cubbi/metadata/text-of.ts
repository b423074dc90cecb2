import type { YamlNode } from './yaml-node.ts';

/** The text of a scalar as the container reads it; undefined for everything else. */
export function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'Scalar' && node.value.type === 'string' ? node.value.value : undefined;
}
