import { readReview } from '../read-review.ts';
import type { ReadReview } from '../read-review.ts';
import { openJsonSource } from './open-json-source.ts';
import { pickJson } from './pick-json.ts';
import { REVIEW_SELECTION } from './review-selection.ts';
import { textBetween } from './text-between.ts';
import { UNUSUAL } from './unusual.ts';

const NO_JSON: ReadReview = { ok: false, uid: '', problem: 'the body is no JSON' };

/**
 * Reads an `admission.k8s.io/v1` AdmissionReview from the body of a request; never throws, whatever it is. The result decides the same as
 * `readReview(JSON.parse(text))`: its objects hold what decisions read, and perhaps more. Everything unusual is left to `JSON.parse`.
 *
 * @param body UTF-8 without a byte order mark
 */
export function readReviewBytes(body: Uint8Array): ReadReview {
  const source = openJsonSource(body);
  const picked = pickJson(source, REVIEW_SELECTION);
  if (picked !== UNUSUAL) return readReview(picked);
  try {
    return readReview(JSON.parse(textBetween(source, 0, source.end)));
  } catch {
    return NO_JSON;
  }
}
