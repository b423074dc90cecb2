import { reviewShape } from './review-shape.ts';
import type { Selection } from './selection-of.ts';
import { selectionOf } from './selection-of.ts';
import type { Shape } from './shape.ts';

type Paths = readonly (readonly string[])[];

/** Scanned names have so many characters at least: shorter ones are picked with all that the shape does not name. */
const SHORTEST = 3;
const DELETED: readonly string[] = ['metadata', 'deletionTimestamp'];

/**
 * All that a decision reads of an AdmissionReview whose reference is at one of these paths of its object. What is not here does not exist for
 * it.
 *
 * @throws what `selectionOf` throws
 */
export function pathsSelection(paths: Paths): Selection {
  return selectionOf(reviewShape(shapeOf([DELETED, ...paths])));
}

/** An end is an object without members: scalars are picked wherever they stand, and what else is there is no name. */
function shapeOf(paths: Paths): Shape {
  const tails = new Map<string, (readonly string[])[]>();
  for (const [name, ...tail] of paths) {
    if (name === undefined) continue;
    const key = name.length < SHORTEST ? '*' : name;
    tails.set(key, [...(tails.get(key) ?? []), tail]);
  }
  return Object.fromEntries([...tails].map(([key, below]) => [key, shapeOf(below)]));
}
