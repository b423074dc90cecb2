import type { PlainValue } from './plain-value.ts';
import type { YamlNode } from './yaml-node.ts';

/**
 * The JSON value of a tree, as the container reads it. What is no JSON (dates) becomes a number that no schema takes. Lists are cut to one
 * more than `mostItems`, so that a schema with that bound still sees that it is broken.
 */
export function toData(node: YamlNode, mostItems: number): unknown {
  switch (node.kind) {
    case 'Scalar':
      return json(node.value);
    case 'List':
      return node.items.slice(0, mostItems + 1).map((item) => toData(item, mostItems));
    case 'Map':
      // Defines members: a key `__proto__` is one like any other.
      return Object.fromEntries(
        [...node.entries].map(([name, { value }]) => [name, toData(value, mostItems)]),
      );
  }
}

function json({ type, value }: PlainValue): unknown {
  return type === 'date' || type === 'unreadable' ? NaN : value;
}
