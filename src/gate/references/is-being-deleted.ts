import { textAt } from '../text-at.ts';

/** Whether an object is on its way out (`metadata.deletionTimestamp`): an update of it must never be held up. */
export function isBeingDeleted(object: unknown): boolean {
  return textAt(object, 'metadata', 'deletionTimestamp') !== '';
}
