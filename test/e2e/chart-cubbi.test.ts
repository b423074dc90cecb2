import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { kubectl } from './support/kubectl.ts';
import { must } from './support/must.ts';
import { run } from './support/run.ts';

const OPERATOR = 'charts/base-image-operator';
const TEMPLATES = 'charts/base-image-templates';
const KUBERNETES = ['--kube-version', '1.36.3'];
const LOGS = { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] };

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly rules?: readonly { readonly resources: readonly string[] }[];
  readonly spec?: {
    readonly contract?: unknown;
    readonly template?: {
      readonly spec: { readonly containers: readonly { readonly args?: readonly string[] }[] };
    };
  };
}

/** The rules that speak of logs, by the name of their role, and the controller's flags about Cubbi. */
function cubbiOf(text: string) {
  const objects = parseAllDocuments(text).flatMap(
    (document) => (document.toJS() as Rendered | null) ?? [],
  );
  const logs = objects.flatMap(({ metadata, rules = [] }) =>
    rules
      .filter(({ resources }) => resources.includes('pods/log'))
      .map((rule) => ({ role: metadata.name, rule })),
  );
  const controller = objects.find(
    ({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'base-image-controller',
  );
  const args = controller?.spec?.template?.spec.containers[0]?.args ?? [];
  return { logs, flags: args.filter((flag) => flag.startsWith('--cubbi')) };
}

describe.each(['helm', 'helm3'])('%s', (helm) => {
  const template = (...settings: string[]) =>
    must(run(helm, ['template', ...KUBERNETES, 'x', OPERATOR, ...settings]));

  test('gives nobody the logs of pods where Cubbi is off, whatever else is set', async () => {
    const off = { logs: [], flags: [] };
    expect(cubbiOf(await template())).toEqual(off);
    expect(cubbiOf(await template('--set', 'cubbi.allowHostUsers=true'))).toEqual(off);
    // `helm upgrade --reuse-values` from a release of before has no such value at all.
    expect(cubbiOf(await template('--set', 'cubbi=null'))).toEqual(off);
  });

  test('gives them to the controller alone where Cubbi is on', async () => {
    expect(cubbiOf(await template('--set', 'cubbi.enabled=true'))).toEqual({
      logs: [{ role: 'base-image-controller', rule: LOGS }],
      flags: ['--cubbi-enabled=true'],
    });
  });

  test('passes on that images may boot as root of the node', async () => {
    const settings = ['--set', 'cubbi.enabled=true,cubbi.allowHostUsers=true'];
    expect(cubbiOf(await template(...settings)).flags).toEqual([
      '--cubbi-enabled=true',
      '--cubbi-allow-host-users=true',
    ]);
  });

  test('refuses a value that is neither on nor off', async () => {
    const outcome = await run(helm, [
      ...['template', ...KUBERNETES, 'x', OPERATOR],
      ...['--set-string', 'cubbi.enabled=yes'],
    ]);
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toMatch(/cubbi/);
  });

  test('renders templates of type Cubbi, with the contract as it is written', async () => {
    const contract = { type: 'Cubbi', cubbi: { enforcement: 'Strict', revision: 'Config' } };
    const values = { warmPools: { goose: { image: 'registry.example/goose:1', contract } } };
    const text = await must(
      run(helm, ['template', ...KUBERNETES, 'x', TEMPLATES, '-f', '-'], {
        input: JSON.stringify(values),
      }),
    );
    const [rendered] = parseAllDocuments(text).map((document) => document.toJS() as Rendered);
    expect(rendered?.spec?.contract).toEqual(contract);
  });
});

test('the component of kustomize changes the same as the chart', async () => {
  const folder = mkdtempSync('test/e2e/overlay-');
  try {
    const text = JSON.stringify({
      resources: ['../../../manifests'],
      components: ['../../../manifests/cubbi'],
    });
    writeFileSync(join(folder, 'kustomization.yaml'), text);
    expect(cubbiOf(await must(kubectl(['kustomize', folder])))).toEqual({
      logs: [{ role: 'base-image-controller', rule: LOGS }],
      flags: ['--cubbi-enabled=true'],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
