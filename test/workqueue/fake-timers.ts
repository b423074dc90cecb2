import type { Timers } from '../../src/workqueue/timers.ts';

/** Timers whose clock moves only when the test says so. */
export interface FakeTimers extends Timers {
  /** Moves the clock and fires what is due, in order. */
  advance(ms: number): void;
  /** Number of timers that have not fired. */
  pending(): number;
  /** Milliseconds until the next one fires. */
  next(): number | undefined;
}

/** Creates a clock that stands at `start` milliseconds. */
export function createFakeTimers(start = 0): FakeTimers {
  let now = start;
  let sequence = 0;
  const timers = new Map<number, { readonly at: number; readonly callback: () => void }>();

  const nextDue = (until: number) =>
    [...timers]
      .filter(([, { at }]) => at <= until)
      .sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0];

  return {
    now: () => now,
    after(delayMs, callback) {
      const id = (sequence += 1);
      timers.set(id, { at: now + delayMs, callback });
      return () => void timers.delete(id);
    },
    advance(ms) {
      const until = now + ms;
      for (let due = nextDue(until); due !== undefined; due = nextDue(until)) {
        timers.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].callback();
      }
      now = until;
    },
    pending: () => timers.size,
    next: () =>
      timers.size === 0 ? undefined : Math.min(...[...timers.values()].map(({ at }) => at)) - now,
  };
}
