const FIRST = 10_000;
const LONGEST = 600_000;

/** Milliseconds to wait after the `failures`-th failure in a row (1 is the first): 10 s, doubled each time, at most 10 minutes. */
export function retryDelay(failures: number): number {
  return Math.min(LONGEST, FIRST * 2 ** Math.min(Math.max(failures, 1) - 1, 16));
}
