import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from '../../../../src/cluster/client/create-connection.ts';
import { createKubeClient } from '../../../../src/cluster/client/create-kube-client.ts';
import { fromKubeConfig } from '../../../../src/cluster/client/from-kube-config.ts';
import { loadKubeConfig } from '../../../../src/cluster/client/load-kube-config.ts';
import { percentile } from '../../statistics/percentile.ts';
import type { Bench } from '../bench.ts';
import { makeBodies } from '../bodies/make-bodies.ts';
import { apiServerConfig } from '../propagation/api-server-config.ts';
import type { Poller } from '../propagation/create-poller.ts';
import { createPoller } from '../propagation/create-poller.ts';
import type { Slot } from '../propagation/create-slot.ts';
import { createSlot } from '../propagation/create-slot.ts';
import { withCrd } from '../propagation/with-crd.ts';
import { startWebhook } from '../servers/start-webhook.ts';
import type { Group } from './group.ts';

const FIGURE = 'gate.propagation.p99.ms';
const REPLICAS = ['replica-1', 'replica-2'];
/** Between two changes, so that each meets watches that wait. */
const PAUSE_MS = 20;

/** Of one change of a verdict, in milliseconds. */
interface Change {
  /** From the call that writes it until every replica has answered by it. */
  readonly everywhere: number;
  /** Until the API server has answered that call. */
  readonly stored: number;
}

/** From a verdict that is written to a real API server's status until every replica decides by it. */
export const propagation: Group = {
  figures: [FIGURE],
  run: async (bench) => {
    const kubeconfig = await apiServerConfig(bench.root);
    const connection = createConnection(fromKubeConfig(loadKubeConfig([kubeconfig])));
    const client = createKubeClient(connection, { userAgent: 'bench' });
    const changes = await withCrd(client, bench.root, async () => {
      const slot = await createSlot(client);
      try {
        return await measure(bench, kubeconfig, slot);
      } finally {
        await slot.remove();
      }
    });
    await client.close();
    const run = (of: (change: Change) => number, share: number) => [
      { value: percentile(changes.map(of), share), problem: undefined },
    ];
    const { report } = bench;
    report.figure(
      FIGURE,
      run(({ everywhere }) => everywhere, 0.99),
    );
    report.extra(
      'gate.propagation.p50.ms',
      'ms',
      run(({ everywhere }) => everywhere, 0.5),
    );
    report.extra(
      'gate.propagation.max.ms',
      'ms',
      run(({ everywhere }) => everywhere, 1),
    );
    report.extra(
      'gate.propagation.write.p50.ms',
      'ms',
      run(({ stored }) => stored, 0.5),
    );
    report.extra(
      'gate.propagation.write.p99.ms',
      'ms',
      run(({ stored }) => stored, 0.99),
    );
  },
};

async function measure(bench: Bench, kubeconfig: string, slot: Slot): Promise<Change[]> {
  await slot.judge(true);
  const review = await reviewFor(bench, slot);
  const pollers: Poller[] = [];
  for (const name of REPLICAS)
    pollers.push(
      createPoller(await startWebhook(bench, name, { kubeconfig }), bench.tls.ca, review),
    );
  await Promise.all(pollers.map((poller) => poller.until(true)));
  const changes: Change[] = [];
  for (let change = 0; change < bench.plan.propagation.changes; change += 1)
    changes.push(await followChange(slot, pollers, change % 2 === 1));
  for (const poller of pollers) poller.close();
  return changes;
}

async function followChange(
  slot: Slot,
  pollers: readonly Poller[],
  valid: boolean,
): Promise<Change> {
  await sleep(PAUSE_MS);
  const before = await Promise.all(pollers.map((poller) => poller.ask()));
  if (before.includes(valid))
    throw new Error(
      'a replica decided otherwise before the status was written: something else writes it',
    );
  const followed = pollers.map((poller) => poller.until(valid));
  const began = performance.now();
  const stored = slot.judge(valid).then(() => performance.now() - began);
  const everywhere = Math.max(...(await Promise.all(followed))) - began;
  return { everywhere, stored: await stored };
}

async function reviewFor({ root }: Bench, { template }: Slot): Promise<string> {
  const { metadata, spec } = template;
  const place = { namespace: metadata.namespace, name: metadata.name, image: spec.image };
  const review = await readFile(`${root}/test/admission/corpus/pod-create.json`, 'utf8');
  const [body] = makeBodies({
    review,
    templates: [place],
    count: 1,
    bytes: 0,
    uid: () => randomUUID(),
  });
  return body ?? '';
}
