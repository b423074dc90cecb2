import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeApi } from '../../e2e/support/kube-api.ts';
import type { Disturbance } from './disturbances/disturbance.ts';
import type { FailOpenCounts } from './fail-open-counts.ts';
import { FailOpenMeter } from './fail-open-meter.ts';
import { findRate } from './find-rate.ts';
import type { PhaseFigures } from './phase-figures.ts';
import { phaseProblems } from './phase-problems.ts';
import type { PhaseReport } from './phase-report.ts';
import { phaseReport } from './phase-report.ts';
import { reportRow } from './report-row.ts';
import type { SoakRequest } from './soak-request.ts';
import { SoakTotal } from './soak-total.ts';
import { SteadyLoad } from './steady-load.ts';
import { untilAsExpected } from './until-as-expected.ts';

/** What a run is made of. */
export interface GateSoak {
  readonly api: KubeApi;
  readonly requests: readonly SoakRequest[];
  /** Of `api`; so many requests may be open at once. */
  readonly connections: number;
  readonly disturbances: readonly Disturbance[];
  /** By `performance.now()`: no disturbance begins after that. Each is made once at least. */
  readonly untilMs: number;
  /** Between two disturbances, in milliseconds. */
  readonly settledMs: number;
  /** For each attempt to find the rate, in milliseconds. */
  readonly stepMs: number;
  /** Answers a second that the settled phases must hold. */
  readonly leastRate: number;
  readonly readFailOpen: () => Promise<FailOpenCounts>;
}

interface Phase<T> {
  readonly name: string;
  readonly mayFailOpen: boolean;
  readonly isSettled: boolean;
  /** Sends the load, and returns when all of it was answered. */
  readonly run: (meter: FailOpenMeter) => Promise<T>;
}

interface WithFigures {
  readonly figures: PhaseFigures;
}

/** Runs all phases and prints each. Returns the exit code. */
export async function runGateSoak(soak: GateSoak): Promise<number> {
  const load = new SteadyLoad(soak.api, soak.requests, soak.connections);
  const meter = new FailOpenMeter(soak.readFailOpen, () => load.figures.failedOpen);
  const total = new SoakTotal(soak.leastRate);
  const run = async <T extends WithFigures>(phase: Phase<T>): Promise<T> => {
    const { ended, found } = await runPhase(meter, phase);
    total.add(ended);
    return found;
  };
  const held = soak.requests.filter(({ fate }) => fate === 'Held');
  const untilHeld = () => untilAsExpected(soak.api, held);
  console.error(reportRow());
  const { most, held: rate } = await run({
    name: 'finding the rate',
    mayFailOpen: false,
    isSettled: false,
    run: () => findRate(load, soak.stepMs),
  });
  console.error(`${most} requests a second are answered at most; ${rate} are held.`);
  const settled = () =>
    run({
      name: 'settled',
      mayFailOpen: false,
      isSettled: true,
      run: () => underLoad(load, rate, () => sleep(soak.settledMs)),
    });
  for (let round = 0; round === 0 || performance.now() < soak.untilMs; round += 1) {
    for (const { name, mayFailOpen, disturb } of soak.disturbances) {
      if (round > 0 && performance.now() >= soak.untilMs) break;
      await settled();
      await run({
        name,
        mayFailOpen,
        isSettled: false,
        run: (of) =>
          underLoad(load, rate, () =>
            disturb({ whileStopping: (stop) => of.whileStopping(stop), untilHeld }),
          ),
      });
    }
  }
  await settled();
  const report = total.report();
  console.log(JSON.stringify({ ...report, mostRate: most, heldRate: rate }));
  print(report);
  return report.problems.length === 0 ? 0 : 1;
}

async function underLoad(
  load: SteadyLoad,
  rate: number,
  disturb: () => Promise<unknown>,
): Promise<WithFigures> {
  load.start(rate);
  try {
    await disturb();
  } finally {
    await load.stop();
  }
  return load;
}

async function runPhase<T extends WithFigures>(
  meter: FailOpenMeter,
  { name, mayFailOpen, isSettled, run }: Phase<T>,
) {
  await meter.begin();
  const begun = performance.now();
  const found = await run(meter);
  const ms = performance.now() - begun;
  const { figures } = found;
  const facts = { mayFailOpen, ...(await meter.end()) };
  const report = phaseReport(name, ms, figures, facts, phaseProblems(figures, facts));
  console.log(JSON.stringify(report));
  print(report, figures);
  return { found, ended: { report, ms, figures, byMetric: facts.byMetric, isSettled } };
}

function print(report: PhaseReport, figures?: PhaseFigures): void {
  console.error(reportRow(report));
  for (const words of [...report.problems, ...(figures?.wrong ?? [])]) console.error(`  ${words}`);
}
