import { beforeAll, describe, expect, test } from '@jest/globals';
import type { V1Deployment } from '@kubernetes/client-node';
import { apiGet } from './support/api-get.ts';
import { apply } from './support/apply.ts';
import { DENIED } from './support/denied.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { eventsOf } from './support/events-of.ts';
import { eventually } from './support/eventually.ts';
import { kubectl } from './support/kubectl.ts';
import { must } from './support/must.ts';
import { pod } from './support/pod.ts';
import { podsOf } from './support/pods-of.ts';
import { untilTemplate } from './support/until-template.ts';
import { userTemplate } from './support/user-template.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('running');
const ending = withNamespace('ending');
const image = `${ENVIRONMENT.registry}/node-24-good:1.0`;
const slot = 'turns';
const at = ['-n', namespace];

/** The same image under terms that it keeps, or does not. */
function template(prints: string): object {
  const runtimeProbe = { command: ['node', '--version'], prints };
  return userTemplate(namespace, slot, {
    image,
    contract: { vibedAgent: { language: 'node', runtimeProbe } },
  });
}

async function turn(prints: string, status: 'True' | 'False'): Promise<string> {
  await must(apply([template(prints)]));
  const { conditions } = await untilTemplate(
    namespace,
    slot,
    ({ conditions: { Valid }, template: { metadata } }) =>
      Valid?.status === status && Valid.observedGeneration === metadata.generation,
    { what: `Valid=${status}` },
  );
  return conditions['Valid']?.message ?? '';
}

const metadata = (app: string) => ({ labels: { app, 'vibed.dev/template': slot } });
const spec = { terminationGracePeriodSeconds: 0, containers: [{ name: 'app', image }] };

function deployment(replicas: number): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'shop', namespace },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'shop' } },
      template: { metadata: metadata('shop'), spec },
    },
  };
}

/** An end by a signal is a failure of the Job, not its completion. */
const failing = {
  ...spec,
  restartPolicy: 'Never',
  containers: [
    {
      name: 'app',
      image,
      command: [
        'node',
        '-e',
        "process.on('SIGTERM', () => process.exit(1)); setInterval(() => {}, 1e3)",
      ],
    },
  ],
};

const job = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'batch', namespace },
  spec: { template: { metadata: metadata('batch'), spec: failing } },
};

/** Names of the pods that run. */
async function running(app: string): Promise<string[]> {
  const pods = await podsOf(namespace, `app=${app}`);
  return pods
    .filter(
      ({ metadata: { deletionTimestamp }, status }) =>
        deletionTimestamp === undefined && status.phase === 'Running',
    )
    .map(({ metadata: { name } }) => name);
}

async function untilRunning(app: string, count: number): Promise<string[]> {
  const reached = (names: readonly string[]) => names.length === count;
  // Controllers whose creates were refused wait longer each time.
  const options = { timeoutMs: 200_000, what: `${count} pods of ${app}` };
  return eventually(() => running(app), reached, options);
}

/** Evicts a pod as a drain does. */
async function evict(name: string): Promise<void> {
  const eviction = {
    apiVersion: 'policy/v1',
    kind: 'Eviction',
    metadata: { name, namespace },
  };
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`;
  await must(kubectl(['create', '--raw', path, '-f', '-'], JSON.stringify(eviction)));
}

/** What controllers were told when they could not create something. */
async function refusals(kind: string): Promise<string> {
  const events = await eventsOf(namespace, `reason=FailedCreate,involvedObject.kind=${kind}`);
  return events.map(({ message }) => `${message}\n`).join('');
}

beforeAll(async () => {
  await turn('v24.', 'True');
  await must(apply([deployment(2), job]));
  await Promise.all([untilRunning('shop', 2), untilRunning('batch', 1)]);
});

describe('workloads that run when their template turns Invalid', () => {
  let sentence: string;
  let before: readonly string[];
  let retried: string | undefined;

  beforeAll(async () => {
    before = await running('shop');
    sentence = await turn('v99.', 'False');
    // A Job waits ten seconds before it tries again.
    [retried = ''] = await running('batch');
    await evict(retried);
  });

  test('go on running; what is scaled up or rolled out is refused with the reason, and the old pods stay', async () => {
    await must(kubectl(['scale', 'deployment/shop', '--replicas=3', ...at]));
    const replicaSet = await eventually(
      () => refusals('ReplicaSet'),
      (messages) => messages !== '',
      { what: 'the scale-up is refused' },
    );
    expect(replicaSet).toMatch(DENIED);
    expect(replicaSet).toContain(sentence);
    await must(kubectl(['scale', 'deployment/shop', '--replicas=2', ...at]));
    await must(kubectl(['rollout', 'restart', 'deployment/shop', ...at]));
    await eventually(
      () => apiGet<V1Deployment>(`/apis/apps/v1/namespaces/${namespace}/deployments/shop`),
      ({ status }) =>
        status?.conditions?.some(({ message }) => message?.includes(sentence)) ?? false,
      { what: 'the rollout is refused' },
    );
    expect((await running('shop')).sort()).toEqual([...before].sort());
  });

  test.each([
    { reason: 'an annotation of the Deployment', args: ['annotate', 'deployment/shop', 'a=b'] },
    {
      reason: 'how it rolls out',
      args: ['patch', 'deployment/shop', '-p', '{"spec":{"paused":false,"minReadySeconds":1}}'],
    },
    {
      reason: 'an environment variable of its pods',
      args: ['set', 'env', 'deployment/shop', 'A=b', '--dry-run=server'],
    },
    {
      reason: 'a finalizer of the Job',
      args: [
        'patch',
        'job/batch',
        '--type=merge',
        '-p',
        '{"metadata":{"finalizers":["e2e.vibed.dev/held"]}}',
      ],
    },
    {
      reason: 'no finalizer of the Job',
      args: ['patch', 'job/batch', '--type=merge', '-p', '{"metadata":{"finalizers":null}}'],
    },
    { reason: 'a label of pods', args: ['label', 'pods', '-l', 'app=shop', 'team=a'] },
  ])('may be changed where the reference stays: $reason', async ({ args }) => {
    expect(await kubectl([...args, ...at])).toMatchObject({ code: 0, stderr: '' });
  });

  test('lose a pod that is evicted, and a retry of a Job; both come back when the template is Valid again', async () => {
    const [evicted = ''] = await running('shop');
    await evict(evicted);
    const told = await eventually(
      () => refusals('Job'),
      (messages) => messages !== '',
      { what: 'the retry of the Job is refused' },
    );
    expect(told).toContain(sentence);
    expect(await running('batch')).toEqual([]);
    expect(await running('shop')).not.toContain(evicted);
    await turn('v24.', 'True');
    const [again] = await untilRunning('batch', 1);
    expect(again).not.toBe(retried);
    // The rollout that was refused goes on where it was.
    const rollout = ['rollout', 'status', 'deployment/shop', '--timeout=180s', ...at];
    expect(await kubectl(rollout)).toMatchObject({ code: 0 });
    const after = await untilRunning('shop', 2);
    expect(after.filter((name) => before.includes(name))).toEqual([]);
  });
});

test('in a namespace that is being deleted finalizers go, whatever the template says', async () => {
  const of = ['-n', ending];
  const off = { image, validation: { mode: 'Off' } };
  await must(apply([userTemplate(ending, 'node-24', off)]));
  await must(apply([pod({ namespace: ending, name: 'held', slot: 'node-24', image })]));
  const finalizers = (value: string) =>
    kubectl([
      'patch',
      'pod/held',
      ...of,
      '--type=merge',
      '-p',
      `{"metadata":{"finalizers":${value}}}`,
    ]);
  await must(finalizers('["e2e.vibed.dev/held"]'));
  await must(apply([userTemplate(ending, 'node-24', { ...off, enabled: false })]));
  await must(kubectl(['delete', 'namespace', ending, '--wait=false']));
  const refused = await apply([pod({ namespace: ending, name: 'late', slot: 'node-24', image })]);
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('because it is being terminated');
  expect(await finalizers('null')).toMatchObject({ code: 0, stderr: '' });
  const gone = ['wait', `namespace/${ending}`, '--for=delete', '--timeout=180s'];
  expect(await kubectl(gone)).toMatchObject({ code: 0 });
});
