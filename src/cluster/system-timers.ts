import type { Timers } from '../workqueue/timers.ts';

/**
 * The clock and the timers of the process. The clock starts at the time of day and never jumps, so that it may measure leases and backoffs;
 * a pending timer does not keep the process alive.
 */
export const systemTimers: Timers = {
  now: () => performance.timeOrigin + performance.now(),
  after(delayMs, callback) {
    // Node fires timers beyond 2^31-1 milliseconds at once.
    const timer = setTimeout(callback, Math.min(delayMs, 2 ** 31 - 1));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
