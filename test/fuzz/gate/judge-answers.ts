import { isDeepStrictEqual } from 'node:util';
import type { RawAnswer } from '../../admission/http/answer-reader.ts';
import type { WantedAnswer } from './wanted-answer.ts';

/** What a request must be answered with: see `Want`. */
export type Wanted =
  | { readonly want: 'Answer' | 'Either'; readonly answer: WantedAnswer; readonly bytes: number }
  | { readonly want: 'Refusal' };

/** What came over a connection. */
export interface Received {
  readonly answers: readonly RawAnswer[];
  /** Whether the connection is closed. */
  readonly closed: boolean;
}

/** HTTP errors that mean: not judged. 500 is none of them, for nothing may go wrong inside. */
const REFUSALS = [400, 404, 408, 413, 417, 431, 503];
/** Bodies above this length may be refused while others like them are being received. */
const SMALL = 64 * 1024;

/** What is wrong with answers; undefined where nothing is. */
export function judgeAnswers(
  wanted: readonly Wanted[],
  { answers, closed }: Received,
): string | undefined {
  let over = false;
  for (const [index, each] of wanted.entries()) {
    const answer = answers[index];
    if (answer === undefined) {
      if (!closed) return `request ${index}: no answer`;
      if (each.want === 'Answer' && !over) return `request ${index}: closed without an answer`;
      over = true;
    } else {
      const problem = problemOf(each, answer, over);
      if (problem !== undefined) return `request ${index}: ${problem}`;
      over ||= each.want !== 'Answer' && isRefusal(answer);
    }
  }
  const extra = answers.slice(wanted.length).find((answer) => !isRefusal(answer));
  return extra === undefined ? undefined : `nothing was asked, but answered: ${told(extra)}`;
}

function problemOf(wanted: Wanted, answer: RawAnswer, over: boolean): string | undefined {
  const refusal = isRefusal(answer);
  if (wanted.want === 'Refusal') {
    return refusal ? undefined : `a refusal is wanted, not ${told(answer)}`;
  }
  if (isRight(wanted.answer, answer)) return undefined;
  if (refusal && (over || wanted.want === 'Either')) return undefined;
  if (answer.status === 503 && wanted.bytes > SMALL) return undefined;
  return `${wanted.answer.status} ${wanted.answer.text} is wanted, not ${told(answer)}`;
}

function isRight({ status, text }: WantedAnswer, answer: RawAnswer): boolean {
  if (status !== answer.status) return false;
  return text === answer.body || isDeepStrictEqual(JSON.parse(text), parsed(answer.body));
}

function isRefusal({ status, body }: RawAnswer): boolean {
  return REFUSALS.includes(status) && !/"allowed"\s*:\s*true/.test(body);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function told({ status, body }: RawAnswer): string {
  return `${status} ${body.slice(0, 2_000)}`;
}
