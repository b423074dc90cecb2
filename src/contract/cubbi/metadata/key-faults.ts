import { childPointer } from './child-pointer.ts';
import { CUBBI_IMAGE_SCHEMA } from './cubbi-image-schema.ts';
import type { Fault } from './fault.ts';
import type { MapNode } from './yaml-node.ts';

const KNOWN = new Set<string>(Object.keys(CUBBI_IMAGE_SCHEMA.properties));

/** Keys of the document that do nothing. */
export function keyFaults({ entries }: MapNode): Fault[] {
  return [...entries].flatMap(([key, { at }]): Fault[] => {
    const pointer = childPointer('', key);
    if (key === 'init') {
      const message = 'no release ever ran it, and 0.5.0 removed it';
      return [{ rule: 'DeprecatedKey', at, pointer, message }];
    }
    if (KNOWN.has(key)) return [];
    const message = 'is an unknown key, which all readers ignore';
    return [{ rule: 'UnknownKey', at, pointer, message }];
  });
}
