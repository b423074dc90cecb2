import type { Observation } from './observation.ts';
import { pendingRequest } from './pending-request.ts';
import { retryDelay } from './retry-delay.ts';
import type { ValidationRecord } from './validation-record.ts';

/** Siblings do not wake each other; milliseconds. */
const SIBLING_WAIT = 5000;

/** Which attempt at a piece of evidence is due, and from when (milliseconds since the epoch). */
export interface Attempt {
  readonly number: number;
  readonly notBefore: number;
}

/**
 * Attempts are counted per key and namespace, so that all templates with the key meet in one Job: an attempt that runs is joined; after one that
 * ended without a verdict the next waits, longer each time; a request of the user does not wait.
 */
export function nextAttempt({ template, siblings, now }: Observation, key: string): Attempt {
  const own = recordOf(template, key);
  if (own !== undefined && own.finishedAt === undefined)
    return { number: own.attempt ?? 1, notBefore: now };
  const records = [template, ...siblings].flatMap((each) => recordOf(each, key) ?? []);
  const last = Math.max(0, ...records.map(({ attempt }) => attempt ?? 1));
  const latest = records.filter(({ attempt }) => (attempt ?? 1) === last);
  if (latest.some(({ finishedAt }) => finishedAt === undefined)) {
    // An attempt that ended here, or was given up, may still run for a sibling, whose verdict will do; two must not run at a time.
    const over = own !== undefined && (own.attempt ?? 1) === last;
    return over
      ? { number: last + 1, notBefore: now + SIBLING_WAIT }
      : { number: last, notBefore: now };
  }
  if (last === 0 || pendingRequest(template) !== undefined)
    return { number: last + 1, notBefore: now };
  const ends = latest.flatMap(({ finishedAt }) => finishedAt ?? []);
  const ended = Math.max(...ends.map((end) => Date.parse(end)));
  // A time that cannot be read must not stop the retries.
  const notBefore = Number.isNaN(ended) ? now : ended + retryDelay(last);
  return { number: last + 1, notBefore };
}

function recordOf({ status }: Observation['template'], key: string): ValidationRecord | undefined {
  return status?.lastValidation?.key === key ? status.lastValidation : undefined;
}
