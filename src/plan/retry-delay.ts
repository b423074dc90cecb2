import { exponentialBackoff } from '../workqueue/exponential-backoff.ts';

const BACKOFF = { baseMs: 10_000, maxMs: 600_000 };

/** Milliseconds to wait after the `failures`-th failure in a row (1 is the first): 10 s, doubled each time, at most 10 minutes. */
export function retryDelay(failures: number): number {
  return exponentialBackoff(Math.max(failures, 1), BACKOFF);
}
