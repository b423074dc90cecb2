import { dirname } from 'node:path';
import type { Bench } from './bench.ts';
import { bundlePrograms } from './processes/bundle-programs.ts';
import { FIGURES } from './figures/figures.ts';
import type { Group } from './groups/group.ts';
import { latency } from './groups/latency.ts';
import { manyTemplates } from './groups/many-templates.ts';
import { memory } from './groups/memory.ts';
import { propagation } from './groups/propagation.ts';
import { start } from './groups/start.ts';
import { syncing } from './groups/syncing.ts';
import { throughput } from './groups/throughput.ts';
import { writes } from './groups/writes.ts';
import { aheadOfOthers } from './machine/ahead-of-others.ts';
import { cores } from './machine/cores.ts';
import { describeMachine } from './machine/describe-machine.ts';
import { keepOnCore } from './machine/keep-on-core.ts';
import { makeTlsMaterial } from './machine/tls-material.ts';
import { parseOptions } from './options.ts';
import { FULL, SHORT } from './plan.ts';
import { createProcesses } from './processes/processes.ts';
import { createReport } from './report.ts';
import { createFleet } from './servers/fleet.ts';

/** What needs a quiet machine comes first; what brings a cluster with it comes last. */
const GROUPS: readonly Group[] = [
  start,
  writes,
  memory,
  throughput,
  latency,
  manyTemplates,
  syncing,
  propagation,
];

/**
 * `npm run bench -- gate [--short] [--only PATTERN]`: prints the machine and each figure of the table, a JSON line each, and more that nothing is
 * asked of. PATTERN is a regular expression over the names of figures.
 *
 * @returns the exit code: 1 where the short form found a figure far off
 * @throws Error where something cannot be measured
 */
export async function gateBench(args: readonly string[]): Promise<number> {
  const { short, wanted } = parseOptions(args);
  const groups = GROUPS.filter(({ figures }) => figures.some(wanted));
  if (groups.length === 0) throw new Error('--only leaves no figure of the table');
  const bench = await prepare(short, wanted);
  console.log(JSON.stringify(await describeMachine(bench)));
  try {
    const fleet = createFleet(bench);
    for (const group of groups) {
      // A cluster is heavy, and nothing else is measured beside it.
      if (group === propagation) await bench.processes.stopAll();
      await group.run(bench, fleet);
    }
  } finally {
    await bench.processes.stopAll();
  }
  const farOff = bench.report.farOff();
  if (!short || farOff.length === 0) return 0;
  console.error(`far off what they must reach: ${farOff.join(', ')}`);
  return 1;
}

async function prepare(short: boolean, wanted: (figure: string) => boolean): Promise<Bench> {
  const root = dirname(dirname(dirname(import.meta.dirname)));
  const { BENCH_PROGRAMS: goPrograms, BENCH_FOLDER: folder } = process.env;
  if (goPrograms === undefined || folder === undefined)
    throw new Error('the Go programs of the bench are missing; start it with hack/bench gate');
  const used = cores();
  await keepOnCore(used.load);
  return {
    plan: short ? SHORT : FULL,
    cores: used,
    ahead: await aheadOfOthers(),
    tls: await makeTlsMaterial(`${folder}/tls`),
    processes: createProcesses(folder),
    report: createReport(FIGURES, wanted, (line) => console.log(line)),
    wanted,
    root,
    folder,
    goPrograms,
    operator: await bundlePrograms(root, folder),
  };
}
