import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { runLoad } from '../load/run-load.ts';
import type { LoadSample } from '../load/run-load.ts';
import { watchCore } from '../machine/watch-core.ts';
import { measureRounds } from '../rounds/measure-rounds.ts';
import { ratioRuns } from '../rounds/ratio-runs.ts';
import { valueRuns } from '../rounds/value-runs.ts';
import type { Server } from '../servers/server.ts';
import type { ApiServer } from '../servers/start-api-server.ts';
import { MANY } from '../templates.ts';
import type { Group } from './group.ts';
import { RATE } from './latency.ts';

const FIGURE = 'gate.p99.while_syncing_vs_idle';
const NAMES = ['syncing', 'idle'] as const;
const VERDICTS = 200;
/** A watch that comes back after a list is ended again this soon, so that the next list begins. */
const RELIST_EVERY = 0.25;
/** A server that uses less of its core than this has nothing left to list. */
const QUIET = 0.05;
const QUIET_MS = 300;
const QUIET_WITHIN_MS = 60_000;

/** How long reviews take while all templates are listed again, over and over, and verdicts arrive; against the same with nothing to do beside. */
export const syncing: Group = {
  figures: [FIGURE],
  run: async (bench, fleet) => {
    const { rounds: count, seconds } = bench.plan.syncing;
    const api = await fleet.apiServer(MANY);
    const server = await fleet.server('ours', MANY);
    const bodies = await fleet.bodies('ours', MANY, '6k');
    const { following } = await statsOf(api);
    const untilIdle = () =>
      untilQuiet(bench, server, async () => (await statsOf(api)).following === following);
    // The first time is no part of the figure: V8 compiles what it needs for it.
    await begin(api, seconds);
    await runLoad(bench, server, { bodies, seconds, rate: RATE });
    const rounds = await measureRounds(
      NAMES,
      async (name) => {
        await untilIdle();
        const before = await objectsSent(api);
        if (name === 'syncing') await begin(api, seconds);
        const sample = await runLoad(bench, server, { bodies, seconds, rate: RATE });
        const listed = (await objectsSent(api)) - before;
        if (name === 'syncing' && listed === 0) throw new Error('Nothing was listed again');
        return { ...sample, listed };
      },
      { rounds: count, attempts: bench.plan.attempts },
    );
    const p99 = (sample: LoadSample) => sample.p99;
    bench.report.figure(FIGURE, ratioRuns(rounds, 'syncing', 'idle', p99));
    for (const name of NAMES) {
      const extra = (
        what: string,
        unit: string,
        of: (sample: LoadSample & { listed: number }) => number,
      ) => bench.report.extra(`gate.ours.${name}.${what}`, unit, valueRuns(rounds, name, of));
      extra('p50', 'ms', ({ p50 }) => p50);
      extra('p99', 'ms', p99);
      extra('max', 'ms', ({ max }) => max);
    }
    const listed = valueRuns(rounds, 'syncing', (sample) => sample.listed);
    bench.report.extra('gate.ours.syncing.lists_and_watches', '1', listed);
  },
};

async function begin({ client }: ApiServer, seconds: number): Promise<void> {
  await client.json('POST', `/bench/verdicts?rate=${VERDICTS}&seconds=${seconds}`);
  await client.json('POST', `/bench/relist?every=${RELIST_EVERY}&seconds=${seconds}`);
}

/** What the API server did since its start. */
interface Stats {
  readonly list: number;
  readonly watch: number;
  /** Watches that have all that there was, and follow. */
  readonly following: number;
}

async function statsOf({ client }: ApiServer): Promise<Stats> {
  return (await client.json('GET', '/bench/stats')) as Stats;
}

/** Lists and watches that clients began. */
async function objectsSent(api: ApiServer): Promise<number> {
  const { list, watch } = await statsOf(api);
  return list + watch;
}

/** Waits until a server has nothing to do, and does not merely wait to list again. */
async function untilQuiet(
  { cores }: Bench,
  { process: { name, pid } }: Server,
  follows: () => Promise<boolean>,
): Promise<void> {
  const end = performance.now() + QUIET_WITHIN_MS;
  for (;;) {
    const stop = watchCore(cores.server, [pid]);
    await sleep(QUIET_MS);
    if (stop().own < QUIET && (await follows())) return;
    if (performance.now() > end) throw new Error(`${name} never has nothing to do`);
  }
}
