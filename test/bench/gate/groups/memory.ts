import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { residentBytes } from '../machine/resident-bytes.ts';
import type { Fleet } from '../servers/fleet.ts';
import type { ApiServer } from '../servers/start-api-server.ts';
import { startApiServer } from '../servers/start-api-server.ts';
import { startInformer } from '../servers/start-informer.ts';
import { startWebhook } from '../servers/start-webhook.ts';
import { FEW, MANY } from '../templates.ts';
import type { Group } from './group.ts';

const FIGURE = 'gate.rss.vs_informer';

/** Bytes in RAM, of three processes at the same moment. */
interface Resident {
  readonly ours: number;
  /** Ours with few templates. */
  readonly few: number;
  readonly informer: number;
}

/**
 * Memory with many templates: of the whole webhook, and of client-node's informer in a process that does nothing else. The objects are as small as
 * they can be: it reads a list as one text, and with `managedFields` 100,000 of them are longer than a text of V8 may be.
 */
export const memory: Group = {
  figures: [FIGURE],
  run: async (bench, fleet) => {
    const measured: Resident[] = [];
    const api = await startApiServer(bench, { templates: MANY, lean: true });
    for (let run = 0; run < bench.plan.memory.runs; run += 1)
      measured.push(await measure(bench, fleet, api));
    await api.process.stop();
    const runs = (of: (resident: Resident) => number) =>
      measured.map((resident) => ({ value: of(resident), problem: undefined }));
    const { report } = bench;
    report.figure(
      FIGURE,
      runs(({ ours, informer }) => ours / informer),
    );
    const megabytes = (bytes: number) => bytes / 1e6;
    report.extra(
      `gate.ours.${MANY}_templates.rss`,
      'MB',
      runs(({ ours }) => megabytes(ours)),
    );
    report.extra(
      `gate.ours.${FEW}_templates.rss`,
      'MB',
      runs(({ few }) => megabytes(few)),
    );
    report.extra(
      'gate.informer.rss',
      'MB',
      runs(({ informer }) => megabytes(informer)),
    );
    const perTemplate = ({ ours, few }: Resident) => (ours - few) / (MANY - FEW);
    report.extra('gate.ours.rss_per_template', 'B', runs(perTemplate));
  },
};

/** Starts all, waits until they are filled and settled, and looks at them. None is told to collect its garbage. */
async function measure(bench: Bench, fleet: Fleet, api: ApiServer): Promise<Resident> {
  const informer = await startInformer(bench, api);
  const { objects } = JSON.parse(await informer.firstLine) as { objects: number };
  if (objects !== MANY) throw new Error(`the informer has ${objects} objects of ${MANY}`);
  const ours = await startWebhook(bench, `ours-${MANY}`, api);
  const few = await startWebhook(bench, `ours-${FEW}`, await fleet.apiServer(FEW));
  await sleep(bench.plan.memory.settle * 1000);
  const processes = [ours.process, few.process, informer];
  const [oursBytes = 0, fewBytes = 0, informerBytes = 0] = processes.map(({ pid }) =>
    residentBytes(pid),
  );
  await Promise.all(processes.map((each) => each.stop()));
  return { ours: oursBytes, few: fewBytes, informer: informerBytes };
}
