/** The clock and the timers of a caller. Pure code gets them from outside, so that tests decide what time it is. */
export interface Timers {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once, `delayMs` from now; the returned function cancels it. */
  after(delayMs: number, callback: () => void): () => void;
}
