import { YAML_LIMITS } from './yaml-limits.ts';
import type { YamlNode } from './yaml-node.ts';

/** Keeps count of how large each tree is once its aliases are followed, without following them. */
export class TreeSizes {
  readonly #sizes = new Map<YamlNode, { readonly nodes: number; readonly depth: number }>();

  /** Counts a node whose children are counted already. Returns the bound that it breaks, as a sentence; it is not counted then. */
  add(node: YamlNode, children: Iterable<YamlNode>): string | undefined {
    let nodes = 1;
    let depth = 0;
    for (const child of children) {
      const size = this.#sizes.get(child);
      nodes += size?.nodes ?? 1;
      depth = Math.max(depth, size?.depth ?? 0);
    }
    if (node.kind !== 'Scalar') depth += 1;
    if (nodes > YAML_LIMITS.nodes) return `more than ${YAML_LIMITS.nodes} values, aliases followed`;
    if (depth > YAML_LIMITS.depth) return `nested more than ${YAML_LIMITS.depth} levels deep`;
    this.#sizes.set(node, { nodes, depth });
    return undefined;
  }
}
