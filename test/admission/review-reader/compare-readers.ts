import { isDeepStrictEqual } from 'node:util';
import { readReview } from '../../../src/admission/read-review.ts';
import type { ReadReview } from '../../../src/admission/read-review.ts';
import { pickJson } from '../../../src/admission/review-reader/pick-json.ts';
import { readReviewBytes } from '../../../src/admission/review-reader/read-review-bytes.ts';
import { REVIEW_SELECTION } from '../../../src/admission/review-reader/review-selection.ts';
import { SETTINGS_SELECTION } from '../../../src/admission/review-reader/settings-selection.ts';
import { UNUSUAL } from '../../../src/admission/review-reader/unusual.ts';
import { judgedReference } from '../../../src/gate/references/judged-reference.ts';
import type { Review } from '../../../src/gate/review.ts';
import { DECISION_PATHS, SETTINGS_PATHS } from './decision-paths.ts';
import { project } from './project.ts';

/** What the two readers make of one body. */
export interface Comparison {
  /** Whether the body was read without `JSON.parse`. */
  readonly fast: boolean;
  readonly json: boolean;
  /** What each reader read, if both read a review. */
  readonly reviews: readonly [Review, Review] | undefined;
  /** In what they differ. */
  readonly differences: readonly string[];
}

const REVIEW_PATHS = DECISION_PATHS.filter(([first]) => first === 'request').map((path) =>
  path.slice(1),
);
const OBJECT_PATHS = SETTINGS_PATHS.map((path) => path.slice(2));
const NO_JSON: ReadReview = { ok: false, uid: '', problem: 'the body is no JSON' };

/** Reads a body with the reader of bytes and with `JSON.parse`. */
export function compareReaders(body: Buffer): Comparison {
  const picked = pickJson([body], REVIEW_SELECTION);
  const settings = pickJson([body], SETTINGS_SELECTION);
  const fast = picked !== UNUSUAL;
  const parsed = parse(body);
  const read = readReviewBytes([body]);
  const full = parsed === undefined ? NO_JSON : readReview(parsed.value);
  const differences = [
    ...(fast && parsed === undefined ? ['it took for JSON what is none'] : []),
    ...(fast && !isDeepStrictEqual(picked, project(parsed?.value, DECISION_PATHS))
      ? ['what it picked is not what is there']
      : []),
    ...(settings !== UNUSUAL && !isDeepStrictEqual(settings, project(parsed?.value, SETTINGS_PATHS))
      ? ['what it picked of settings is not what is there']
      : []),
    ...differencesOf(read, full),
  ];
  const reviews = read.ok && full.ok ? ([read.review, full.review] as const) : undefined;
  return { fast, json: parsed !== undefined, reviews, differences };
}

function parse(body: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body.toString('utf8')) };
  } catch {
    return undefined;
  }
}

function differencesOf(read: ReadReview, full: ReadReview): string[] {
  if (!read.ok || !full.ok) return isDeepStrictEqual(read, full) ? [] : ['the result'];
  const same = (what: string, of: (review: Review) => unknown): string[] =>
    isDeepStrictEqual(of(read.review), of(full.review)) ? [] : [what];
  return [
    ...same('the review', (review) => project(review, REVIEW_PATHS)),
    ...same('how its pods are run', (review) => project(review.settings(), OBJECT_PATHS)),
    ...same('the reference', judgedReference),
  ];
}
