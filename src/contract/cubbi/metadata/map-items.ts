import { childPointer } from './child-pointer.ts';
import { METADATA_LIMITS } from './metadata-limits.ts';
import type { MapNode } from './yaml-node.ts';

/** The items of a list of the document that are mappings, as many as are looked at. */
export function mapItems(root: MapNode, key: string): { pointer: string; item: MapNode }[] {
  const list = root.entries.get(key)?.value;
  if (list?.kind !== 'List') return [];
  return list.items.slice(0, METADATA_LIMITS.items).flatMap((item, index) => {
    const pointer = childPointer(childPointer('', key), index);
    return item.kind === 'Map' ? [{ pointer, item }] : [];
  });
}
