import { LABELS } from '../../api/labels.ts';
import { fieldAt } from '../field-at.ts';
import { isBeingDeleted } from '../references/is-being-deleted.ts';
import type { PassReason } from '../pass.ts';
import type { Review } from '../review.ts';
import { imageUses } from './image-uses.ts';
import type { ImageUses } from './image-uses.ts';

/** What of a review of a pod must be judged by its images, or nothing and why. */
export type JudgedImages =
  | { readonly judged: true; readonly images: ImageUses }
  | { readonly judged: false; readonly reason: PassReason };

/**
 * Judged are pods without the label `vibed.dev/template`: all images of a new one, and those that an update brings into a pod that did not run them
 * yet, ephemeral containers too. What runs already is left alone.
 */
export function judgedImages(review: Review): JudgedImages {
  const { kind, operation, subResource, object, oldObject, settings } = review;
  const update = operation === 'UPDATE' && ['', 'ephemeralcontainers'].includes(subResource);
  const create = operation === 'CREATE' && subResource === '';
  const pod = kind.group === '' && kind.version === 'v1' && kind.kind === 'Pod';
  const labelled = fieldAt(object, 'metadata', 'labels', LABELS.template) !== undefined;
  if (!pod || labelled || !(create || update)) return { judged: false, reason: 'NotJudged' };
  if (update && isBeingDeleted(oldObject)) return { judged: false, reason: 'ObjectDeleted' };
  const images = imageUses(object, settings);
  if (create) return { judged: true, images };
  const running = new Set(imageUses(oldObject).uses.map(({ image }) => image));
  const uses = images.uses.filter(({ image }) => !running.has(image));
  return uses.length === 0 && !images.more
    ? { judged: false, reason: 'ReferenceUnchanged' }
    : { judged: true, images: { ...images, uses } };
}
