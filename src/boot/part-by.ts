import type { BootClock } from './boot-clock.ts';
import type { Part } from './part.ts';

/** `value` once the moment has come. */
export function partBy<T>(at: number, clock: BootClock, value: () => T): Part<T> {
  return clock.until >= at ? { settled: true, value: value() } : { settled: false, at };
}
