import type { Bench } from '../bench.ts';
import { foreignProblem } from '../machine/foreign-problem.ts';
import { watchCore } from '../machine/watch-core.ts';
import { measureRounds } from '../rounds/measure-rounds.ts';
import { ratioRuns } from '../rounds/ratio-runs.ts';
import { valueRuns } from '../rounds/value-runs.ts';
import { writeKubeConfig } from '../servers/write-kube-config.ts';
import { TEMPLATES } from '../templates.ts';
import type { Group } from './group.ts';

const FIGURE = 'api.cpu_per_write.vs_raw';
const NAMES = ['kube-client', 'raw'] as const;

/** CPU time of a status that is written: as the controller does it, and over a kept connection with nothing around it. */
export const writes: Group = {
  figures: [FIGURE],
  run: async (bench, fleet) => {
    const kubeconfig = await writeKubeConfig(bench, await fleet.apiServer(TEMPLATES));
    const rounds = await measureRounds(NAMES, async (name) => measure(bench, kubeconfig, name), {
      rounds: bench.plan.writes.rounds,
      attempts: bench.plan.attempts,
    });
    const micros = (sample: { micros: number }) => sample.micros;
    bench.report.figure(FIGURE, ratioRuns(rounds, 'kube-client', 'raw', micros));
    bench.report.extra(
      'api.kube_client.cpu_per_write',
      'µs',
      valueRuns(rounds, 'kube-client', micros),
    );
    bench.report.extra('api.raw.cpu_per_write', 'µs', valueRuns(rounds, 'raw', micros));
  },
};

async function measure(bench: Bench, kubeconfig: string, through: (typeof NAMES)[number]) {
  const { cores, plan, processes, folder, operator } = bench;
  const stop = watchCore(cores.server, []);
  const writer = processes.start({
    name: 'write-statuses',
    core: cores.server,
    command: [
      ...[
        process.execPath,
        `${folder}/programs/write-statuses/write-statuses.mjs`,
        '--kubeconfig',
        kubeconfig,
      ],
      ...['--through', through, '--calls', String(plan.writes.calls)],
    ],
    env: operator.env,
  });
  const said = JSON.parse(await writer.output) as {
    calls: number;
    cpuSeconds: number;
    totalCpuSeconds: number;
  };
  const { foreign, seconds } = stop();
  return {
    micros: (said.cpuSeconds * 1e6) / said.calls,
    problem: foreignProblem(foreign - said.totalCpuSeconds / seconds, 'server'),
  };
}
