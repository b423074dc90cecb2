import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IMAGE, statusOf } from '../../gate/template-object.ts';
import { untilKnown } from '../backstop/until-known.ts';
import { writeLabel, writeTemplate } from '../backstop/write-template.ts';
import { breakGlassCommands } from '../support/break-glass-commands.ts';
import type { Bystanders } from '../support/bystanders.ts';
import { bystanders } from '../support/bystanders.ts';
import { ENVIRONMENT } from '../support/environment.ts';
import { eventually } from '../support/eventually.ts';
import type { KubeApi } from '../support/kube-api.ts';
import { connectKubeApi } from '../support/kube-api.ts';
import { kubectl } from '../support/kubectl.ts';
import { must } from '../support/must.ts';
import type { Answers } from '../support/outage-answers.ts';
import { outageAnswers } from '../support/outage-answers.ts';
import { RELEASE } from '../support/release.ts';
import { run } from '../support/run.ts';

// As the README has it.
const NAMESPACE = 'vibed-apps';
const ELSEWHERE = 'vibed-elsewhere';
const SLOTS = ['node-24', 'warns', 'audits', 'good'];
const CRDS = 'test/e2e/agent-sandbox/crds.yaml';
const OPERATOR = ENVIRONMENT.operatorNamespace;
const own = ['-n', OPERATOR];
const NOBODY = { controller: { replicas: 0 }, webhook: { replicas: 0 } };
const EVERYBODY = { controller: { replicas: 2 }, webhook: { replicas: 2 } };

/** What each slot's pod, a Deployment of node-24 and a claim get. */
const BACKSTOP: Answers = {
  'node-24': 'Policy',
  warns: 'Admitted',
  audits: 'Admitted',
  good: 'Admitted',
  deployment: 'Admitted',
  claim: 'NoAnswer',
};
const all = (answer: Answers[string]): Answers =>
  Object.fromEntries(Object.keys(BACKSTOP).map((what) => [what, answer]));
const ADMITTED = all('Admitted');

let api: KubeApi;
let beside: Bystanders;
let around: { values: string; configMap: string };

/** Waits until all is answered like this. Who uses no template must never notice. */
async function expectAnswers(want: Answers, namespace = NAMESPACE): Promise<void> {
  const seen = await eventually(
    async () => {
      expect(await beside.troubles()).toEqual([]);
      return outageAnswers(api, namespace, SLOTS);
    },
    (answers) => JSON.stringify(answers) === JSON.stringify(want),
    { timeoutMs: 180_000, everyMs: 100, what: JSON.stringify(want) },
  );
  expect(seen).toEqual(want);
}

async function writeSlots(namespace: string): Promise<void> {
  const closed = { image: IMAGE, enabled: false };
  const written = {
    'node-24': closed,
    warns: { ...closed, admission: { mode: 'Warn' } },
    audits: { ...closed, admission: { mode: 'Audit' } },
  };
  for (const [name, spec] of Object.entries(written)) {
    await writeTemplate(api, { namespace, name, spec });
    await writeLabel(api, namespace, name, 'closed');
  }
  const good = { namespace, name: 'good', spec: { image: IMAGE }, status: statusOf('True') };
  await writeTemplate(api, good);
  await untilKnown(api, namespace, 'last');
}

/** The release's values, and the ConfigMap beside it that they name. */
async function remembered(): Promise<{ values: string; configMap: string }> {
  const release = ['get', 'values', 'base-image-operator', '--namespace', OPERATOR, '-o', 'json'];
  const configMap = ['get', 'configmap', 'registry-ca', ...own, '-o', 'json', '--ignore-not-found'];
  return { values: await must(run('helm', release)), configMap: await must(kubectl(configMap)) };
}

async function installAgain(): Promise<void> {
  await must(kubectl(['create', 'namespace', OPERATOR]));
  if (around.configMap !== '') {
    const { metadata, ...rest } = JSON.parse(around.configMap) as { metadata: { name: string } };
    const copy = { ...rest, metadata: { name: metadata.name, namespace: OPERATOR } };
    await must(kubectl(['create', '-f', '-'], JSON.stringify(copy)));
  }
  const chart = ['base-image-operator', 'charts/base-image-operator', '--namespace', OPERATOR];
  const input = around.values;
  const wait = ['-f', '-', '--wait', '--timeout', '120s'];
  await must(run('helm', ['install', ...chart, ...wait], { input, timeoutMs: 150_000 }));
}

beforeAll(async () => {
  api = await connectKubeApi();
  around = await remembered();
  await must(kubectl(['apply', '--server-side', '-f', CRDS]));
  await must(kubectl(['wait', '--for=condition=Established', '-f', CRDS, '--timeout=180s']));
  for (const name of [NAMESPACE, ELSEWHERE]) await must(kubectl(['create', 'namespace', name]));
  beside = await bystanders(api, NAMESPACE);
  await must(RELEASE.upgrade(NOBODY));
  await must(kubectl(['delete', 'pods', '--all', '--grace-period=1', ...own]));
  await Promise.all([NAMESPACE, ELSEWHERE].map(writeSlots));
});

afterAll(async () => {
  await beside.remove();
  await kubectl(['delete', 'namespace', NAMESPACE, ELSEWHERE, '--wait=false']);
  await kubectl(['delete', '-f', CRDS, '--wait=false']);
  if ((await run('helm', ['status', 'base-image-operator', ...own])).code !== 0)
    await installAgain();
  else await must(RELEASE.upgrade(EVERYBODY));
  api.close();
});

describe('with no pod of the operator', () => {
  test.each([
    { reason: 'scaled to nothing', doing: [], want: BACKSTOP },
    {
      reason: 'its Secrets deleted too',
      doing: [['delete', 'secret', 'base-image-webhook-tls', 'base-image-webhook-ca', ...own]],
      want: BACKSTOP,
    },
    {
      reason: 'half installed: configuration and policies, and nothing that could answer',
      doing: [
        ['delete', 'service', 'base-image-webhook', ...own],
        ['delete', 'deployment', 'base-image-webhook', 'base-image-controller', ...own],
        [
          'delete',
          'clusterrole,clusterrolebinding',
          '-l',
          'app.kubernetes.io/name=base-image-operator',
        ],
      ],
      want: BACKSTOP,
    },
  ])('$reason: $want', async ({ doing, want }) => {
    for (const command of doing) await must(kubectl(command));
    await expectAnswers(want);
  });

  test.each([
    { outage: 'Closed', want: all('NoAnswer') },
    { outage: 'Open', want: ADMITTED },
    { outage: 'Backstop', want: BACKSTOP },
  ])('gate.outage $outage: $want', async ({ outage, want }) => {
    await must(RELEASE.upgrade({ gate: { outage } }));
    await expectAnswers(want);
  });
});

describe('the README’s break-glass, with no pod of the operator', () => {
  const commands = breakGlassCommands();
  const [warn = '', audit = '', exclude = '', remove = '', back = ''] = commands;
  const type = async (command: string) => must(run('bash', ['-c', command]));

  test('has five commands', () => {
    expect(commands).toHaveLength(5);
  });

  test('one template warns, and the others are as before', async () => {
    await type(warn);
    await expectAnswers({ ...BACKSTOP, 'node-24': 'Admitted' });
    await expectAnswers(BACKSTOP, ELSEWHERE);
    await type(warn.replace('"Warn"', '"Enforce"'));
    await expectAnswers(BACKSTOP);
  });

  test('nothing is rejected, and put back all is as before', async () => {
    await type(audit);
    await expectAnswers(ADMITTED);
    await type(back);
    await expectAnswers(BACKSTOP);
  });

  test('one namespace is not looked at, and the others are', async () => {
    await type(exclude);
    await expectAnswers(ADMITTED);
    await expectAnswers(BACKSTOP, ELSEWHERE);
  });

  test('the gate is gone at once, and put back all is as before', async () => {
    await type(remove);
    await expectAnswers(ADMITTED, ELSEWHERE);
    await type(back);
    await expectAnswers(BACKSTOP);
  });
});

test('while its namespace is being deleted, and installed anew after', async () => {
  const held = ['base-image-held', ...own];
  await must(kubectl(['create', 'configmap', ...held]));
  const finalizers = (value: string) =>
    must(kubectl(['patch', 'configmap', ...held, '--type=merge', '-p', value]));
  await finalizers('{"metadata":{"finalizers":["e2e.vibed.dev/held"]}}');
  await must(kubectl(['delete', 'namespace', OPERATOR, '--wait=false']));
  await must(
    kubectl(['wait', `namespace/${OPERATOR}`, '--for=jsonpath={.status.phase}=Terminating']),
  );
  await expectAnswers(BACKSTOP);
  await finalizers('{"metadata":{"finalizers":null}}');
  await must(kubectl(['wait', `namespace/${OPERATOR}`, '--for=delete', '--timeout=180s']));
  await expectAnswers(BACKSTOP);
  await installAgain();
  await expectAnswers({ ...BACKSTOP, deployment: 'Webhook', claim: 'Admitted' });
});

test('without the CRD of the templates nothing is refused, and with it again all is', async () => {
  const crd = 'baseimagetemplates.images.vibed.dev';
  await must(kubectl(['delete', 'crd', crd, '--timeout=180s']));
  // They are gone with it, and what is missing warns.
  await expectAnswers(ADMITTED);
  await must(RELEASE.upgrade({}));
  await must(kubectl(['wait', '--for=condition=Established', `crd/${crd}`, '--timeout=180s']));
  const closed = { namespace: NAMESPACE, name: 'node-24', spec: { image: IMAGE, enabled: false } };
  await eventually(() => writeTemplate(api, closed).then(Boolean, () => false), Boolean, {
    what: 'a template can be written again',
  });
  await expectAnswers({ ...ADMITTED, 'node-24': 'Policy', deployment: 'Webhook' });
});
