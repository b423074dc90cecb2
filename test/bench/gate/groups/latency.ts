import { runLoad } from '../load/run-load.ts';
import type { LoadSample } from '../load/run-load.ts';
import { measureRounds } from '../rounds/measure-rounds.ts';
import { ratioRuns } from '../rounds/ratio-runs.ts';
import { valueRuns } from '../rounds/value-runs.ts';
import { TEMPLATES } from '../templates.ts';
import type { Group } from './group.ts';

/** Reviews a second: what the most demanding users of sandboxes plan for. */
export const RATE = 1_000;

const NAMES = ['bare', 'ours'] as const;

/** How long reviews take that come at a fixed rate, whether the ones before are answered or not. */
export const latency: Group = {
  figures: ['gate.p99.vs_bare', 'gate.p99.ms'],
  run: async (bench, fleet) => {
    const { rounds: count, seconds } = bench.plan.latency;
    for (const name of NAMES) await fleet.server(name, TEMPLATES);
    const rounds = await measureRounds(
      NAMES,
      async (name) =>
        runLoad(bench, await fleet.server(name, TEMPLATES), {
          bodies: await fleet.bodies(name, TEMPLATES, '6k'),
          seconds,
          rate: RATE,
        }),
      { rounds: count, attempts: bench.plan.attempts },
    );
    const p99 = (sample: LoadSample) => sample.p99;
    bench.report.figure('gate.p99.vs_bare', ratioRuns(rounds, 'ours', 'bare', p99));
    bench.report.figure('gate.p99.ms', valueRuns(rounds, 'ours', p99));
    for (const name of NAMES) {
      const extra = (what: string, unit: string, of: (sample: LoadSample) => number) =>
        bench.report.extra(`gate.${name}.at_${RATE}.${what}`, unit, valueRuns(rounds, name, of));
      extra('p50', 'ms', ({ p50 }) => p50);
      extra('p99', 'ms', p99);
      extra('p999', 'ms', ({ p999 }) => p999);
      extra('cpu_per_review', 'µs', ({ cpuMicros }) => cpuMicros);
    }
  },
};
