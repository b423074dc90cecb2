import type { Verdict } from './judge-answer.ts';
import type { GateEntry, SoakRequest } from './soak-request.ts';

const MOST_WORDS = 5;

/** Counts of a phase, or of all phases together. */
export class PhaseFigures {
  readonly verdicts: Record<Verdict, number> = {
    Admitted: 0,
    Refused: 0,
    FailOpen: 0,
    Unhandled: 0,
    WronglyAdmitted: 0,
    WronglyRefused: 0,
  };
  readonly failOpen: Record<GateEntry, number> = {
    'pods.images.vibed.dev': 0,
    'workloads.images.vibed.dev': 0,
  };
  /** Requests without an answer: refused or cut connections. */
  unanswered = 0;
  /** Milliseconds of each answer. */
  readonly times: number[] = [];
  /** The first wrong answers of each kind, in words. */
  readonly wrong = new Set<string>();

  add({ kind, entry }: SoakRequest, verdict: Verdict, ms: number, message: string): void {
    this.verdicts[verdict] += 1;
    this.times.push(ms);
    if (verdict === 'FailOpen') this.failOpen[entry] += 1;
    if (verdict.startsWith('Wrongly') && this.wrong.size < MOST_WORDS)
      this.wrong.add(`${verdict}: ${kind}: ${message === '' ? 'admitted' : message}`);
  }

  /** Adds the counts of another phase. */
  merge(other: PhaseFigures): void {
    for (const verdict of Object.keys(this.verdicts) as Verdict[])
      this.verdicts[verdict] += other.verdicts[verdict];
    for (const entry of Object.keys(this.failOpen) as GateEntry[])
      this.failOpen[entry] += other.failOpen[entry];
    this.unanswered += other.unanswered;
    for (const ms of other.times) this.times.push(ms);
    for (const words of other.wrong) this.wrong.add(words);
  }

  /** Those that the API server handled. */
  get handled(): number {
    return this.times.length - this.verdicts.Unhandled;
  }

  get requests(): number {
    return this.times.length + this.unanswered;
  }

  get failedOpen(): number {
    return Object.values(this.failOpen).reduce((sum, each) => sum + each, 0);
  }
}
