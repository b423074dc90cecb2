import { PhaseFigures } from './phase-figures.ts';
import type { PhaseReport } from './phase-report.ts';
import { phaseReport } from './phase-report.ts';
import type { GateEntry } from './soak-request.ts';

/** A phase that has ended. */
export interface EndedPhase {
  readonly report: PhaseReport;
  readonly ms: number;
  readonly figures: PhaseFigures;
  readonly byMetric: Readonly<Record<GateEntry, number>>;
  /** Whether nothing was done to the operator or the cluster, so that the rate must be held. */
  readonly isSettled: boolean;
}

/** All phases of a run together. */
export class SoakTotal {
  readonly #figures = new PhaseFigures();
  readonly #byMetric = { 'pods.images.vibed.dev': 0, 'workloads.images.vibed.dev': 0 };
  readonly #problems: string[] = [];
  readonly #leastRate: number;
  #ms = 0;
  readonly #settled = { ms: 0, handled: 0 };

  /** @param leastRate answers a second that must be held where nothing is disturbed */
  constructor(leastRate: number) {
    this.#leastRate = leastRate;
  }

  add({ report, ms, figures, byMetric, isSettled }: EndedPhase): void {
    this.#figures.merge(figures);
    for (const entry of Object.keys(this.#byMetric) as GateEntry[])
      this.#byMetric[entry] += byMetric[entry];
    this.#problems.push(...report.problems.map((problem) => `${report.phase}: ${problem}`));
    this.#ms += ms;
    if (!isSettled) return;
    this.#settled.ms += ms;
    this.#settled.handled += figures.handled;
  }

  report(): PhaseReport {
    const reached = Math.round((this.#settled.handled * 1000) / this.#settled.ms);
    const problems = [...this.#problems];
    if (!(reached >= this.#leastRate))
      problems.push(
        `settled: ${reached} requests a second were handled, ${this.#leastRate} are wanted`,
      );
    return phaseReport('total', this.#ms, this.#figures, { byMetric: this.#byMetric }, problems);
  }
}
