/** Shape of a backoff, in milliseconds. */
export interface BackoffOptions {
  /** First delay. */
  readonly baseMs: number;
  /** No delay is longer. */
  readonly maxMs: number;
}

/** How long to wait after the `failures`-th failure in a row (1 is the first): `baseMs`, doubled each time, at most `maxMs`. */
export function exponentialBackoff(failures: number, { baseMs, maxMs }: BackoffOptions): number {
  if (failures <= 0) return 0;
  // 2 ** 31 times any base is beyond every cap; the bound keeps the power finite.
  return Math.min(maxMs, baseMs * 2 ** Math.min(failures - 1, 31));
}
