import type { FuzzCase } from './fuzz-case.ts';
import type { Played } from './play-case.ts';

/** Counts of a run. */
export class FuzzFigures {
  readonly requests: Record<string, number> = {};
  readonly answers: Record<string, number> = {};
  /** Clients of crowds for which there was no room. */
  turnedAway = 0;
  /** Milliseconds that the slowest answer took. */
  slowest = 0;
  cases = 0;

  add({ kind }: FuzzCase, { classes, ms }: Played): void {
    this.cases++;
    const [group = ''] = kind.split(':');
    this.requests[group] = (this.requests[group] ?? 0) + classes.length;
    if (classes.length === 0) this.turnedAway++;
    for (const each of classes) this.answers[each] = (this.answers[each] ?? 0) + 1;
    this.slowest = Math.max(this.slowest, ms);
  }

  /** All requests that were sent. */
  get total(): number {
    return Object.values(this.requests).reduce((sum, each) => sum + each, 0);
  }
}
