import { errorAnswer } from '../../../src/admission/error-answer.ts';
import { decideReview } from '../../../src/admission/decide-review.ts';
import { readReview } from '../../../src/admission/read-review.ts';
import { reviewAnswer } from '../../../src/admission/review-answer.ts';
import { CLUSTER } from './cluster.ts';

/** What must be answered to a body. */
export interface WantedAnswer {
  readonly status: number;
  /** JSON. */
  readonly text: string;
  /** Why; for counts. */
  readonly reason: string;
}

const { signal } = new AbortController();

/**
 * The answer to a body by `JSON.parse` and the pure decision alone: without the webhook's reader of bytes, its writer of answers, and its caches.
 */
export async function wantedAnswer(body: Buffer): Promise<WantedAnswer> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    return refused('', 'the body is no JSON');
  }
  const read = readReview(value);
  if (!read.ok) return refused(read.uid, read.problem);
  const { review } = read;
  const decision = await decideReview(review, CLUSTER.options, () => signal);
  const text = JSON.stringify(reviewAnswer(review.uid, decision));
  return { status: 200, text, reason: `${decision.outcome} ${decision.reason}` };
}

function refused(uid: string, problem: string): WantedAnswer {
  return { status: 400, text: JSON.stringify(errorAnswer(uid, 400, problem)), reason: problem };
}
