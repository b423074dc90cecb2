import { parseImageReference } from '../../../api/parse-image-reference.ts';
import { quote } from '../../quote.ts';
import type { Fault } from './fault.ts';
import { textOf } from './text-of.ts';
import type { MapNode } from './yaml-node.ts';

/** Whether the key `image` names one image, and for how long. */
export function imageFaults({ entries }: MapNode): Fault[] {
  const node = entries.get('image')?.value;
  const image = textOf(node);
  // Missing, empty and other than a text: the schema says so.
  if (node === undefined || image === undefined || image.trim() === '') return [];
  const place = { at: node.at, pointer: '/image' } as const;
  const reference = parseImageReference(image);
  const found = quote(image, 80);
  if (reference === undefined)
    return [{ ...place, rule: 'ImageReference', message: `${found} is no image reference` }];
  const { tag, digest } = reference;
  if (digest !== undefined) return [];
  if (tag === undefined)
    return [{ ...place, rule: 'ImageReference', message: `${found} has no tag and no digest` }];
  if (tag !== 'latest') return [];
  return [{ ...place, rule: 'ImageLatest', message: `${found} names a tag that moves` }];
}
