import { setTimeout as sleep } from 'node:timers/promises';
import { IMAGE, statusOf } from '../gate/template-object.ts';
import { smallPod } from '../e2e/backstop/small-pod.ts';
import { tryPod } from '../e2e/backstop/try-pod.ts';
import { writeLabel, writeTemplate } from '../e2e/backstop/write-template.ts';
import { eventually } from '../e2e/support/eventually.ts';
import type { KubeApi } from '../e2e/support/kube-api.ts';
import { connectKubeApi } from '../e2e/support/kube-api.ts';
import { kubectl } from '../e2e/support/kubectl.ts';
import { must } from '../e2e/support/must.ts';
import { startOperator, stopOperator } from '../e2e/support/operator-scale.ts';
import { reportFigure } from './report-figure.ts';

const TEMPLATES = 1000;
const REJECTED = [0, 1, 5, 20, 100];
const BATCHES = 7;
const BATCH = 100;
/** After a thousand writes the API server and etcd have things to finish. */
const SETTLE_MS = 5000;
const WEBHOOK = 'validatingwebhookconfiguration/base-image-webhook';
const nameOf = (index: number) => `bench-${String(index)}`;
/** The last template is never rejected: its pods are those that are timed. */
const GOOD = nameOf(TEMPLATES - 1);

/** Deletes an object and returns what brings it back. */
async function takeAway(object: string): Promise<() => Promise<string>> {
  const found = JSON.parse(await must(kubectl(['get', object, '-o', 'json']))) as {
    metadata: Record<string, unknown>;
  };
  for (const field of ['uid', 'resourceVersion', 'creationTimestamp', 'generation'])
    Reflect.deleteProperty(found.metadata, field);
  await must(kubectl(['delete', object]));
  return () => must(kubectl(['create', '-f', '-'], JSON.stringify(found)));
}

/** Medians of batches, in milliseconds. */
interface Medians {
  readonly without: number[];
  readonly with: number[];
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** Creates by dry run on one kept connection: in turns a pod that the policy does not match, and one that it looks at and admits. */
async function medians(api: KubeApi, namespace: string): Promise<Medians> {
  const once = async (pod: object) => {
    const begin = performance.now();
    const { outcome } = await tryPod(api, namespace, pod);
    if (outcome !== 'Admitted') throw new Error(`the pod was not admitted: ${outcome}`);
    return performance.now() - begin;
  };
  const free = smallPod({ name: 'p', image: IMAGE });
  const used = smallPod({ name: 'p', image: IMAGE, slot: GOOD });
  const batch = async () => {
    const times = { without: [] as number[], with: [] as number[] };
    for (let run = 0; run < BATCH; run += 1) {
      times.without.push(await once(free));
      times.with.push(await once(used));
    }
    return { without: median(times.without), with: median(times.with) };
  };
  await batch();
  const found: Medians = { without: [], with: [] };
  for (let run = 0; run < BATCHES; run += 1) {
    const next = await batch();
    found.without.push(next.without);
    found.with.push(next.with);
  }
  return found;
}

/** Labels so many templates, those from before among them, and waits until the policy sees the last one. */
async function reject(api: KubeApi, namespace: string, from: number, to: number): Promise<void> {
  for (let index = from; index < to; index += 1)
    await writeLabel(api, namespace, nameOf(index), 'invalid');
  if (to === 0) return;
  const pod = smallPod({ name: 'p', image: IMAGE, slot: nameOf(to - 1) });
  await eventually(
    () => tryPod(api, namespace, pod),
    ({ outcome }) => outcome === 'Refused',
    { everyMs: 50, what: 'the policy sees the label' },
  );
}

async function fill(api: KubeApi, namespace: string): Promise<void> {
  const indices = Array.from({ length: TEMPLATES }, (_, index) => index);
  await Promise.all(
    indices.map((index) =>
      writeTemplate(api, {
        namespace,
        name: nameOf(index),
        spec: { image: IMAGE },
        status: statusOf(nameOf(index) === GOOD ? 'True' : 'False'),
      }),
    ),
  );
}

/**
 * What the native backstop costs a pod that it looks at and admits, beside a pod that it does not match: creates by dry run in a namespace with
 * 1,000 templates, so many of them rejected. Without webhook and operator, so that nothing else is in the figures. On the cluster of KUBECONFIG;
 * everything is put back.
 */
export async function backstopBench(): Promise<number> {
  const namespace = `bench-${Date.now().toString(36)}`;
  const api = await connectKubeApi(1);
  await must(kubectl(['create', 'namespace', namespace]));
  await stopOperator();
  const restoreWebhook = await takeAway(WEBHOOK);
  try {
    await fill(api, namespace);
    await sleep(SETTLE_MS);
    let before = 0;
    for (const count of REJECTED) {
      await reject(api, namespace, before, count);
      before = count;
      const found = await medians(api, namespace);
      const name = `backstop.create.rejected=${String(count)}`;
      reportFigure(`${name}.without.ms`, found.without);
      reportFigure(`${name}.with.ms`, found.with);
      reportFigure(
        `${name}.difference.ms`,
        found.with.map((each, index) => each - (found.without[index] ?? Number.NaN)),
      );
    }
  } finally {
    await restoreWebhook();
    api.close();
    await startOperator();
    await must(kubectl(['delete', 'namespace', namespace, '--wait=false']));
  }
  return 0;
}
