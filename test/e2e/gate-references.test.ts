import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AGENT_SANDBOX } from './support/agent-sandbox.ts';
import { apply } from './support/apply.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { establish } from './support/establish.ts';
import { eventually } from './support/eventually.ts';
import { kubectl } from './support/kubectl.ts';
import { must } from './support/must.ts';
import { nodeTemplate } from './support/node-template.ts';
import { untilSettled } from './support/until-settled.ts';
import { userTemplate } from './support/user-template.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('gate-references');
const { pool, sandbox, template } = AGENT_SANDBOX;
const OWN = 'test/e2e/references/crds.yaml';
const DRY = ['--dry-run=server'];
const good = `${ENVIRONMENT.registry}/node-24-good:1.0`;
const bad = `${ENVIRONMENT.registry}/no-agent:1.0`;

const app = (name: string, slot: string, lane = 'general') => ({
  apiVersion: 'vibed.dev/v1alpha1',
  kind: 'VibedApp',
  metadata: { name, namespace },
  spec: { owner: 'ann', runtime: { lane, template: slot } },
});
const widget = (name: string, slot: string) => ({
  apiVersion: 'example.com/v1',
  kind: 'Widget',
  metadata: { name, namespace },
  spec: { slot: { id: slot } },
});

/** For each kind: an object that leads to a slot, where the webhook says that it names it, and a patch that changes nothing of that. */
const KINDS = {
  SandboxTemplate: {
    build: (name: string, slot: string) =>
      template(namespace, name, slot, slot === 'no-agent' ? bad : good),
    field: 'spec.podTemplate.metadata.labels[vibed.dev/template]: ',
    other: { spec: { networkPolicyManagement: 'Managed' } },
  },
  Sandbox: {
    build: (name: string, slot: string) =>
      sandbox(namespace, name, slot, slot === 'no-agent' ? bad : good),
    field: 'spec.podTemplate.metadata.labels[vibed.dev/template]: ',
    other: { spec: { operatingMode: 'Suspended' } },
  },
  SandboxWarmPool: {
    build: (name: string, slot: string) => pool(namespace, name, `leads-to-${slot}`),
    field:
      'spec.sandboxTemplateRef.name: SandboxTemplate "leads-to-no-agent" spec.podTemplate.metadata.labels[vibed.dev/template]: ',
    other: { spec: { replicas: 3 } },
  },
  VibedApp: {
    build: app,
    field: 'spec.runtime.template: ',
    other: { spec: { runtime: { entrypoint: 'node server.js' } } },
  },
  Widget: {
    build: widget,
    field: 'spec.slot.id: ',
    other: { spec: { colour: 'red' } },
  },
} as const;

const ENTRIES = Object.entries(KINDS);

beforeAll(async () => {
  await must(kubectl(['delete', '-f', OWN, '--ignore-not-found']));
  await establish('test/e2e/agent-sandbox/crds.yaml');
  // What leads to a slot is applied before there is a verdict, as GitOps would.
  await must(
    apply([
      template(namespace, 'leads-to-node-24', 'node-24', good),
      template(namespace, 'leads-to-no-agent', 'no-agent', bad),
      userTemplate(namespace, 'node-24', { image: good }),
      nodeTemplate(namespace, 'no-agent'),
    ]),
  );
  await Promise.all(['node-24', 'no-agent'].map((name) => untilSettled(namespace, name)));
});
afterAll(async () => {
  await kubectl(['delete', '-f', OWN, '--ignore-not-found', '--wait=false']);
});

test('rules for kinds that nobody serves hold nothing up', async () => {
  const rules = await must(
    kubectl([
      'get',
      'validatingwebhookconfiguration',
      'base-image-webhook',
      '-o',
      'jsonpath={.webhooks[*].rules[*].resources[*]}',
    ]),
  );
  expect(rules.split(' ')).toEqual(expect.arrayContaining(['vibedapps', 'widgets']));
  expect((await kubectl(['get', 'vibedapps', '-n', namespace])).code).not.toBe(0);
  const plain = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'plain', namespace } };
  expect(await apply([plain], DRY)).toMatchObject({ code: 0, stderr: '' });
  expect(await apply([KINDS.SandboxTemplate.build('other', 'node-24')], DRY)).toMatchObject({
    code: 0,
    stderr: '',
  });
});

describe('what names a slot, or leads to one', () => {
  beforeAll(async () => {
    await establish(OWN);
    await eventually(
      () => apply([KINDS.SandboxWarmPool.build('refused', 'no-agent')], DRY),
      ({ code }) => code !== 0,
      { what: 'the operator sees SandboxTemplates' },
    );
  });

  test.each(ENTRIES)('%s: admitted where the slot is Valid', async (_kind, { build }) => {
    expect(await apply([build('good', 'node-24')], DRY)).toMatchObject({ code: 0, stderr: '' });
  });

  test.each(ENTRIES)(
    "%s: refused where the slot is Invalid, with the field and the slot's own sentence",
    async (_kind, { build, field }) => {
      const { code, stderr } = await apply([build('refused', 'no-agent')], DRY);
      expect(code).not.toBe(0);
      expect(stderr).toContain(
        `denied the request: ${field}BaseImageTemplate "no-agent" is invalid`,
      );
      expect(stderr).toContain('vibed-agent');
    },
  );

  test.each(ENTRIES)('%s: warned of by the link that is missing', async (_kind, { build }) => {
    const { code, stderr } = await apply([build('early', 'later')], DRY);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /(BaseImageTemplate "later"|SandboxTemplate "leads-to-later").*does not exist/,
    );
  });
});

describe('what was made while its slot was open, once that is closed', () => {
  const slot = (enabled: boolean) =>
    userTemplate(namespace, 'go-123', { image: good, validation: { mode: 'Off' }, enabled });
  const objects = (name: string, to: string) => ENTRIES.map(([, { build }]) => build(name, to));

  beforeAll(async () => {
    await must(apply([slot(true), template(namespace, 'leads-to-go-123', 'go-123', good)]));
    await must(apply(objects('held', 'go-123')));
    await must(apply([slot(false)]));
    await eventually(
      () => apply([widget('new', 'go-123')], DRY),
      ({ stderr }) => stderr.includes('is closed'),
      { what: 'the slot is closed' },
    );
  });

  test.each(ENTRIES)('%s: an update that keeps the reference passes', async (kind, { other }) => {
    const patch = JSON.stringify({ metadata: { labels: { a: 'b' } }, ...other });
    const flags = ['-n', namespace, '--type=merge', ...DRY];
    expect(await kubectl(['patch', kind, 'held', ...flags, '-p', patch])).toMatchObject({
      code: 0,
      stderr: '',
    });
  });

  test('none may be moved to an Invalid slot, and each says so', async () => {
    const { code, stderr } = await apply(objects('held', 'no-agent'));
    expect(code).not.toBe(0);
    expect(stderr.match(/denied the request: .*"no-agent" is invalid/g)).toHaveLength(
      ENTRIES.length,
    );
  });
});

test('a VibedApp that runs in a loader of vibeD uses no image', async () => {
  expect(await apply([app('worker', 'workerd', 'fast')], DRY)).toMatchObject({
    code: 0,
    stderr: '',
  });
});
