import { fieldAt } from '../../gate/field-at.ts';
import { readReview } from '../read-review.ts';
import type { ReadReview } from '../read-review.ts';
import { pickJson } from './pick-json.ts';
import { REVIEW_SELECTION } from './review-selection.ts';
import type { Selection } from './selection-of.ts';
import { SETTINGS_SELECTION } from './settings-selection.ts';
import { UNUSUAL } from './unusual.ts';

const NO_JSON: ReadReview = { ok: false, uid: '', problem: 'the body is no JSON' };

/**
 * Reads an `admission.k8s.io/v1` AdmissionReview from the body of a request; never throws, whatever it is. The result decides the same as
 * `readReview(JSON.parse(text))`: its objects hold what decisions read, and perhaps more. Everything unusual is left to `JSON.parse`.
 *
 * @param body UTF-8 without a byte order mark, in parts; `settings` of the review reads it once more
 * @param selection what decisions about it read
 */
export function readReviewBytes(
  body: readonly Uint8Array[],
  selection: Selection = REVIEW_SELECTION,
): ReadReview {
  const picked = pickJson(body, selection);
  if (picked !== UNUSUAL) return readReview(picked, () => readSettings(body));
  try {
    return readReview(parse(body));
  } catch {
    return NO_JSON;
  }
}

/** The object of a review that was read before, with other members. */
function readSettings(body: readonly Uint8Array[]): unknown {
  const picked = pickJson(body, SETTINGS_SELECTION);
  return fieldAt(picked === UNUSUAL ? parse(body) : picked, 'request', 'object');
}

function parse(body: readonly Uint8Array[]): unknown {
  return JSON.parse(Buffer.concat(body).toString());
}
