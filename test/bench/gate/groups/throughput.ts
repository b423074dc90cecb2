import type { Bench } from '../bench.ts';
import type { BodySize } from '../bodies/write-bodies.ts';
import { runLoad } from '../load/run-load.ts';
import type { LoadSample } from '../load/run-load.ts';
import { compareAnswers } from '../load/compare-answers.ts';
import { residentBytes } from '../machine/resident-bytes.ts';
import { measureRounds } from '../rounds/measure-rounds.ts';
import type { Round } from '../rounds/measure-rounds.ts';
import { ratioRuns } from '../rounds/ratio-runs.ts';
import { valueRuns } from '../rounds/value-runs.ts';
import type { Fleet, ServerName } from '../servers/fleet.ts';
import { TEMPLATES } from '../templates.ts';
import type { Group } from './group.ts';

/** A server under reviews of a size. */
type Measurement = `${ServerName} ${BodySize}`;

interface Ratio {
  readonly figure: string;
  readonly above: Measurement;
  readonly below: Measurement;
  readonly of: (sample: LoadSample) => number;
}

const RATIOS: readonly Ratio[] = [
  { figure: 'gate.throughput.vs_bare', above: 'ours 6k', below: 'bare 6k', of: perSecond },
  {
    figure: 'gate.throughput.vs_controller_runtime',
    above: 'ours 6k',
    below: 'controller-runtime 6k',
    of: perSecond,
  },
  { figure: 'gate.throughput.vs_express', above: 'ours 6k', below: 'express 6k', of: perSecond },
  { figure: 'gate.cpu.50k_vs_6k', above: 'ours 50k', below: 'ours 6k', of: cpuMicros },
  { figure: 'gate.cpu.500k_vs_6k', above: 'ours 500k', below: 'ours 6k', of: cpuMicros },
];

/** Reviews a second and CPU time for each, side by side: ours, the floor, and what others would write; and ours by size of the reviews. */
export const throughput: Group = {
  figures: RATIOS.map(({ figure }) => figure),
  run: async (bench, fleet) => {
    const ratios = RATIOS.filter(({ figure }) => bench.wanted(figure));
    const names = [...new Set(ratios.flatMap(({ above, below }) => [above, below]))];
    await checkDecisions(bench, fleet, names);
    const { rounds: count, seconds } = bench.plan.throughput;
    const rounds = await measureRounds(
      names,
      async (name) => {
        const [server, size] = parts(name);
        return runLoad(bench, await fleet.server(server, TEMPLATES), {
          bodies: await fleet.bodies(server, TEMPLATES, size),
          seconds,
        });
      },
      { rounds: count, attempts: bench.plan.attempts },
    );
    for (const { figure, above, below, of } of ratios)
      bench.report.figure(figure, ratioRuns(rounds, above, below, of));
    for (const name of names) reportEach(bench, rounds, name);
    await reportMemory(bench, fleet, names);
  },
};

function perSecond({ rps }: LoadSample): number {
  return rps;
}

function cpuMicros(sample: LoadSample): number {
  return sample.cpuMicros;
}

function parts(name: Measurement): [ServerName, BodySize] {
  return name.split(' ') as [ServerName, BodySize];
}

/** Starts the servers, and sees to it that those that decide decide the same. */
async function checkDecisions(
  bench: Bench,
  fleet: Fleet,
  names: readonly Measurement[],
): Promise<void> {
  const wanted = new Set(names.map((name) => parts(name)[0]));
  const servers = [];
  for (const name of wanted) servers.push(await fleet.server(name, TEMPLATES));
  for (const size of new Set(names.map((name) => parts(name)[1])))
    await compareAnswers(bench, servers, await fleet.bodies('ours', TEMPLATES, size));
}

function reportEach(
  { report }: Bench,
  rounds: readonly Round<Measurement, LoadSample>[],
  name: Measurement,
): void {
  const [server, size] = parts(name);
  const prefix = `gate.${server.replace('-', '_')}.${size}`;
  report.extra(`${prefix}.reviews_per_second`, '1/s', valueRuns(rounds, name, perSecond));
  report.extra(`${prefix}.cpu_per_review`, 'µs', valueRuns(rounds, name, cpuMicros));
  const p99 = ({ p99: value }: LoadSample) => value;
  report.extra(`${prefix}.p99_at_full_load`, 'ms', valueRuns(rounds, name, p99));
}

/** After all rounds: what a replica needs under full load. */
async function reportMemory(
  bench: Bench,
  fleet: Fleet,
  names: readonly Measurement[],
): Promise<void> {
  for (const name of new Set(names.map((each) => parts(each)[0]))) {
    const { process } = await fleet.server(name, TEMPLATES);
    const value = residentBytes(process.pid) / 1e6;
    bench.report.extra(`gate.${name.replace('-', '_')}.rss_after_load`, 'MB', [
      { value, problem: undefined },
    ]);
  }
}
