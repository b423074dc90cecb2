import { runLoad } from '../load/run-load.ts';
import type { LoadSample } from '../load/run-load.ts';
import { measureRounds } from '../rounds/measure-rounds.ts';
import { ratioRuns } from '../rounds/ratio-runs.ts';
import { valueRuns } from '../rounds/value-runs.ts';
import { FEW, MANY } from '../templates.ts';
import type { Group } from './group.ts';

const FIGURE = 'gate.throughput.100k_templates_vs_10';
const NAMES = ['many', 'few'] as const;
const COUNTS = { many: MANY, few: FEW };

/** Reviews a second with many templates and with few. */
export const manyTemplates: Group = {
  figures: [FIGURE],
  run: async (bench, fleet) => {
    const { rounds: count, seconds } = bench.plan.templates;
    for (const name of NAMES) await fleet.server('ours', COUNTS[name]);
    const rounds = await measureRounds(
      NAMES,
      async (name) =>
        runLoad(bench, await fleet.server('ours', COUNTS[name]), {
          bodies: await fleet.bodies('ours', COUNTS[name], '6k'),
          seconds,
        }),
      { rounds: count, attempts: bench.plan.attempts },
    );
    const perSecond = ({ rps }: LoadSample) => rps;
    bench.report.figure(FIGURE, ratioRuns(rounds, 'many', 'few', perSecond));
    for (const name of NAMES)
      bench.report.extra(
        `gate.ours.${COUNTS[name]}_templates.reviews_per_second`,
        '1/s',
        valueRuns(rounds, name, perSecond),
      );
  },
};
