import { findReference } from './find-reference.ts';
import type { FindReference } from './find-reference.ts';
import { isBeingDeleted } from './is-being-deleted.ts';
import type { PassReason } from '../pass.ts';
import type { Reference } from './reference.ts';
import type { Review } from '../review.ts';
import { sameReference } from './same-reference.ts';

/** What of a review must be judged: a reference, or nothing and why. */
export type JudgedReference =
  | { readonly judged: true; readonly reference: Reference }
  | { readonly judged: false; readonly reason: PassReason };

/**
 * Creates are judged where they carry a reference, updates where they change its identity. Deletes, subresources, objects that are being
 * deleted and a reference that is taken away always pass: nothing may keep a controller from going on with what runs, or from ending it.
 */
export function judgedReference(
  review: Review,
  find: FindReference = findReference,
): JudgedReference {
  const { kind, operation, object, oldObject, settings } = review;
  const update = operation === 'UPDATE';
  if (review.subResource !== '' || (operation !== 'CREATE' && !update)) return passed('NotJudged');
  if (update && isBeingDeleted(oldObject)) return passed('ObjectDeleted');
  const reference = find(kind, object, settings);
  if (reference === undefined) return passed('NoReference');
  if (update && sameReference(reference, find(kind, oldObject))) {
    return passed('ReferenceUnchanged');
  }
  return { judged: true, reference };
}

function passed(reason: PassReason): JudgedReference {
  return { judged: false, reason };
}
