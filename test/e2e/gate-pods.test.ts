import { beforeAll, describe, expect, test } from '@jest/globals';
import { apply } from './support/apply.ts';
import { DENIED } from './support/denied.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { kubectl } from './support/kubectl.ts';
import { kubectlApply } from './support/kubectl-apply.ts';
import { nodeTemplate } from './support/node-template.ts';
import { pod } from './support/pod.ts';
import { templateStatus } from './support/template-status.ts';
import { untilSettled } from './support/until-settled.ts';
import { userTemplate } from './support/user-template.ts';
import { withNamespace } from './support/with-namespace.ts';

const namespace = withNamespace('gate-pods');
const good = `${ENVIRONMENT.registry}/node-24-good:1.0`;
const bad = `${ENVIRONMENT.registry}/no-agent:1.0`;
const sidecar = `${ENVIRONMENT.registry}/app-sidecar:1.0`;
const DRY = ['--dry-run=server'];

beforeAll(async () => {
  await apply([
    userTemplate(namespace, 'node-24', { image: good }),
    nodeTemplate(namespace, 'no-agent'),
    nodeTemplate(namespace, 'warned', { image: bad, admission: { mode: 'Warn' } }),
    nodeTemplate(namespace, 'audited', { image: bad, admission: { mode: 'Audit' } }),
    nodeTemplate(namespace, 'closed', { image: good, enabled: false }),
    nodeTemplate(namespace, 'off', { image: bad, validation: { mode: 'Off' } }),
    nodeTemplate(namespace, 'pinned', { image: good, admission: { references: 'DigestOnly' } }),
    nodeTemplate(namespace, 'waiting', {
      image: good,
      admission: { whenUnknown: 'Deny' },
      validation: { pod: { nodeSelector: { 'no-such': 'node' } } },
    }),
  ]);
  await Promise.all(
    ['node-24', 'no-agent', 'warned', 'audited', 'closed', 'off', 'pinned'].map((name) =>
      untilSettled(namespace, name),
    ),
  );
});

async function verdictOf(name: string): Promise<string> {
  const { conditions } = await templateStatus(namespace, name);
  return conditions['Valid']?.message ?? 'there is no verdict';
}

describe('a pod that uses a slot', () => {
  test('is admitted, and runs, when the template is Valid', async () => {
    const use = { namespace, name: 'good', slot: 'node-24', image: good };
    expect(await apply([pod(use)])).toMatchObject({ code: 0, stderr: '' });
    const running = await kubectl([
      'wait',
      '--for=condition=Ready',
      'pod/good',
      '-n',
      namespace,
      '--timeout=180s',
    ]);
    expect(running).toMatchObject({ code: 0 });
  });

  test('is rejected with the sentence of the condition when the template is Invalid, the same bytes each time', async () => {
    const use = { namespace, name: 'bad', slot: 'no-agent', image: bad };
    const first = await kubectlApply([pod(use)]);
    const second = await kubectlApply([pod(use)]);
    const dry = await kubectlApply([pod(use)], DRY);
    expect(first.code).not.toBe(0);
    expect(first.stderr).toContain(await verdictOf('no-agent'));
    expect(second.stderr).toBe(first.stderr);
    expect(dry.stderr).toBe(first.stderr);
  });

  test('is admitted with a warning in mode Warn', async () => {
    const warned = pod({ namespace, name: 'w', slot: 'warned', image: bad });
    const outcome = await kubectlApply([warned], DRY);
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toContain('Warning: ');
    expect(outcome.stderr).toContain('warned');
  });

  test.each([
    ['mode Audit says nothing', 'audited', bad],
    ['validation Off admits everything', 'off', bad],
  ])('is admitted silently: %s', async (_reason, slot, image) => {
    expect(await apply([pod({ namespace, name: 'a', slot, image })], DRY)).toMatchObject({
      code: 0,
      stderr: '',
    });
  });

  test.each([
    ['the slot is closed', 'closed', good, /closed|spec\.enabled/],
    ['another image than the template has', 'node-24', sidecar, /node-24-good/],
    ['a tag where digests are asked for', 'pinned', good, /digest/],
    ['no verdict yet and whenUnknown Deny', 'waiting', good, /waiting/],
  ])('is rejected: %s', async (_reason, slot, image, says) => {
    const outcome = await apply([pod({ namespace, name: 'r', slot, image })], DRY);
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toMatch(says);
    expect(outcome.stderr).toMatch(DENIED);
  });

  test('is admitted by the digest that was judged', async () => {
    const { template } = await templateStatus(namespace, 'pinned');
    const image = `${ENVIRONMENT.registry}/node-24-good@${template.status?.judged?.digest ?? ''}`;
    expect(await apply([pod({ namespace, name: 'd', slot: 'pinned', image })], DRY)).toMatchObject({
      code: 0,
      stderr: '',
    });
  });

  test('is admitted with a warning that names the missing template', async () => {
    const outcome = await apply([pod({ namespace, name: 'm', slot: 'nobody', image: good })], DRY);
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toMatch(/Warning: .*nobody/);
  });

  test('may have sidecars of any image beside the one of the template', async () => {
    const made = pod({ namespace, name: 's', slot: 'node-24', image: good }) as {
      spec: { containers: object[] };
    };
    made.spec.containers.push({ name: 'sidecar', image: sidecar });
    expect(await apply([made], DRY)).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('an update of a running pod', () => {
  beforeAll(async () => {
    await apply([
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'free', namespace, labels: { app: 'e2e' } },
        spec: { terminationGracePeriodSeconds: 0, containers: [{ name: 'app', image: bad }] },
      },
      pod({ namespace, name: 'kept', slot: 'node-24', image: good }),
    ]);
  });

  test.each([
    [
      'a label that makes it a reference to an Invalid template',
      ['label', 'pod', 'free', 'vibed.dev/template=no-agent'],
    ],
    [
      'a label whose template has another image',
      ['label', 'pod', 'free', 'vibed.dev/template=node-24'],
    ],
    ['a changed label', ['label', 'pod', 'kept', '--overwrite', 'vibed.dev/template=no-agent']],
    ['a changed image', ['set', 'image', 'pod/kept', `app=${sidecar}`]],
  ])('is judged: %s', async (_reason, args) => {
    const outcome = await kubectl([...args, '-n', namespace, ...DRY]);
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toMatch(DENIED);
  });

  test.each([
    ['another label', ['label', 'pod', 'kept', 'team=a']],
    ['an annotation', ['annotate', 'pod', 'kept', 'note=b']],
    ['the label is taken away', ['label', 'pod', 'kept', 'vibed.dev/template-']],
  ])('passes when the reference stays: %s', async (_reason, args) => {
    expect(await kubectl([...args, '-n', namespace, ...DRY])).toMatchObject({
      code: 0,
      stderr: '',
    });
  });
});

test('a template and its pod in one apply both pass, also as one server-side dry run', async () => {
  const image = `${ENVIRONMENT.registry}/node-24-index:1.0`;
  const together = [
    nodeTemplate(namespace, 'together', { image }),
    pod({ namespace, name: 'together', slot: 'together', image }),
  ];
  expect(await kubectlApply(together, DRY)).toMatchObject({ code: 0 });
  expect(await kubectlApply(together)).toMatchObject({ code: 0 });
});

test('a pod without a slot never waits for the gate', async () => {
  const free = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'none', namespace },
    spec: { containers: [{ name: 'app', image: sidecar }] },
  };
  expect(await apply([free], DRY)).toMatchObject({ code: 0, stderr: '' });
});
