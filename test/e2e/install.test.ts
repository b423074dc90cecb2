import { describe, expect, test } from '@jest/globals';
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENVIRONMENT } from './support/environment.ts';
import { kubectl } from './support/kubectl.ts';
import { must } from './support/must.ts';
import { run } from './support/run.ts';
import { untilSettled } from './support/until-settled.ts';
import { withNamespace } from './support/with-namespace.ts';

const OPERATOR = 'charts/base-image-operator';
const TEMPLATES = 'charts/base-image-templates';
const registry = ENVIRONMENT.registry;
/** Helm that is built from its Go module does not know which Kubernetes it belongs to. */
const KUBERNETES = ['--kube-version', '1.36.3'];

/** A values file with vibeD's shape. */
function valuesFile(values: object): string {
  const path = join(mkdtempSync(join(tmpdir(), 'values-')), 'values.json');
  writeFileSync(path, JSON.stringify(values));
  return path;
}

describe.each(['helm', 'helm3'])('%s', (helm) => {
  test('lints both charts strictly', async () => {
    expect(await run(helm, ['lint', '--strict', OPERATOR, TEMPLATES])).toMatchObject({ code: 0 });
  });

  test('refuses values that do not exist, and says which', async () => {
    const outcome = await run(helm, [
      'template',
      ...KUBERNETES,
      OPERATOR,
      '--set',
      'gate.maxmode=Audit',
    ]);
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toMatch(/maxmode/);
  });

  test('renders nothing that changes between two renderings, no hook and no caBundle', async () => {
    const args = ['template', ...KUBERNETES, 'x', OPERATOR, '--namespace', 'y'];
    const first = await must(run(helm, args));
    expect(await must(run(helm, args))).toBe(first);
    expect(first).not.toMatch(/helm\.sh\/hook|^\s*caBundle:/m);
  });

  test('refuses an image that names no tag and no digest', async () => {
    const values = valuesFile({
      warmPools: { 'node-24': { enabled: true, image: `${registry}/node-24-good` } },
    });
    const outcome = await run(helm, ['template', ...KUBERNETES, TEMPLATES, '-f', values]);
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toContain('names no tag and no digest');
  });

  test('really switches validation off', async () => {
    const values = valuesFile({
      warmPools: {
        'node-24': { enabled: true, image: `${registry}/a:1` },
        'go-123': { enabled: false, image: `${registry}/b:1` },
      },
      templateValidation: { enabled: false },
    });
    const rendered = await must(run(helm, ['template', ...KUBERNETES, TEMPLATES, '-f', values]));
    expect(rendered.match(/mode: "?Off"?/g)).toHaveLength(2);
    expect(rendered.match(/enabled: false/g)).toHaveLength(1);
  });
});

describe('first install of templates with --wait, one of them invalid', () => {
  const values = valuesFile({
    warmPools: {
      'node-24': { enabled: true, image: `${registry}/node-24-good:1.0`, imagePullSecret: '' },
      'python-313': { enabled: true, image: `${registry}/no-agent:1.0` },
      'go-123': { enabled: false, image: `${registry}/node-24-good:1.0` },
    },
  });
  const space = { helm: withNamespace('install-helm'), helm3: withNamespace('install-helm3') };
  const install = (helm: 'helm' | 'helm3') =>
    run(helm, [
      'install',
      'templates',
      TEMPLATES,
      '--namespace',
      space[helm],
      '-f',
      values,
      '--wait',
      '--timeout',
      '60s',
    ]);

  test('Helm 4 fails at once and names the invalid template; what it installed is judged', async () => {
    const outcome = await install('helm');
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toContain('python-313');
    const { conditions } = await untilSettled(space.helm, 'node-24');
    expect(conditions['Valid']).toMatchObject({ status: 'True' });
  });

  test('Helm 3 does not look at custom resources; the templates are judged all the same', async () => {
    expect(await install('helm3')).toMatchObject({ code: 0 });
    const { conditions } = await untilSettled(space.helm3, 'python-313');
    expect(conditions['Valid']).toMatchObject({ status: 'False' });
    const closed = await untilSettled(space.helm3, 'go-123');
    expect(closed.conditions['Ready']).toMatchObject({ status: 'True', reason: 'SlotClosed' });
  });
});

test('kubectl accepts the manifests of kustomize', async () => {
  const outcome = await kubectl([
    'apply',
    '--server-side',
    '--dry-run=server',
    '--force-conflicts',
    '-k',
    'manifests',
  ]);
  expect(outcome).toMatchObject({ code: 0 });
});

test('the caBundle of the webhook is written under a field manager of its own', async () => {
  const managers = await must(
    kubectl([
      'get',
      'validatingwebhookconfiguration',
      'base-image-webhook',
      '--show-managed-fields',
      '-o',
      'jsonpath={range .metadata.managedFields[*]}{.manager}{" "}{.fieldsV1}{"\\n"}{end}',
    ]),
  );
  const owners = managers.split('\n').filter((line) => line.includes('f:caBundle'));
  expect(owners).toHaveLength(1);
  expect(owners[0]).toMatch(/^base-image-certificates /);
});
