import type { Bench } from '../bench.ts';
import { createHttpsClient } from '../http/https-client.ts';
import { foreignProblem } from '../machine/foreign-problem.ts';
import { processCpu } from '../machine/process-cpu.ts';
import { watchCore } from '../machine/watch-core.ts';
import { measureRounds } from '../rounds/measure-rounds.ts';
import { ratioRuns } from '../rounds/ratio-runs.ts';
import { valueRuns } from '../rounds/value-runs.ts';
import type { ApiServer } from '../servers/start-api-server.ts';
import { startNodeServer } from '../servers/start-node-server.ts';
import { startWebhook } from '../servers/start-webhook.ts';
import type { Group } from './group.ts';

const FIGURE = 'gate.start.vs_bare';
const NAMES = ['ours', 'bare'] as const;
/** Often enough for a start of a tenth of a second, and rarely enough that answering costs nothing beside it. */
const EVERY_MS = 1;

/**
 * From the start of the program to its first answer over TLS, in a cluster without templates; ours must say at /readyz that it is ready before. The
 * time that the API server took to answer the first list, by its own clock, does not count.
 */
export const start: Group = {
  figures: [FIGURE],
  run: async (bench, fleet) => {
    const api = await fleet.apiServer(0);
    const rounds = await measureRounds(NAMES, async (name) => measure(bench, api, name), {
      rounds: bench.plan.start.rounds,
      attempts: bench.plan.attempts,
    });
    const ms = (sample: { ms: number }) => sample.ms;
    bench.report.figure(FIGURE, ratioRuns(rounds, 'ours', 'bare', ms));
    bench.report.extra('gate.ours.start', 'ms', valueRuns(rounds, 'ours', ms));
    bench.report.extra('gate.bare.start', 'ms', valueRuns(rounds, 'bare', ms));
    const listMs = (sample: { listMs: number }) => sample.listMs;
    bench.report.extra('gate.ours.start.first_list', 'ms', valueRuns(rounds, 'ours', listMs));
  },
};

async function measure(bench: Bench, api: ApiServer, name: (typeof NAMES)[number]) {
  const listedBefore = await listSeconds(api);
  const stop = watchCore(bench.cores.server, []);
  const options = { everyMs: EVERY_MS };
  const server =
    name === 'ours'
      ? await startWebhook(bench, 'ours-0', api, options)
      : await startNodeServer(bench, 'bare', [], options);
  if (name === 'ours') await answer(bench, server.port);
  const readyAt = performance.timeOrigin + performance.now();
  const { foreign, seconds } = stop();
  const own = processCpu(server.process.pid) / seconds;
  const listMs = ((await listSeconds(api)) - listedBefore) * 1000;
  const ms = readyAt - (await server.pod.startedAt()) - listMs;
  await server.process.stop();
  return { ms, listMs, problem: foreignProblem(foreign - own, 'server') };
}

/** A request over TLS, as the bare server's start ends with one too. */
async function answer({ tls }: Bench, port: number): Promise<void> {
  const client = createHttpsClient({ port, ca: tls.ca });
  await client.call('GET', '/');
  client.close();
}

/** How long the API server has been answering lists of templates, all together. */
async function listSeconds({ client }: ApiServer): Promise<number> {
  const { listSeconds: seconds } = (await client.json('GET', '/bench/stats')) as {
    listSeconds: number;
  };
  return seconds;
}
