import { describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { must } from './support/must.ts';
import { run } from './support/run.ts';

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: {
    readonly validationActions?: readonly string[];
    readonly matchConditions?: readonly { readonly name: string }[];
  };
  readonly webhooks?: readonly { readonly name: string; readonly failurePolicy: string }[];
}

async function render(...settings: readonly string[]): Promise<readonly Rendered[]> {
  const flags = settings.flatMap((setting) => ['--set', setting]);
  const chart = ['template', '--kube-version', '1.36.3', 'x', 'charts/base-image-operator'];
  const text = await must(run('helm', [...chart, ...flags]));
  return parseAllDocuments(text)
    .map((document) => document.toJS() as Rendered | null)
    .filter((object) => object !== null);
}

/** What the chart makes of `gate.outage` and `gate.maxMode`: F for Fail, I for Ignore; for pods, workloads, claims, SandboxTemplates,
 * Sandboxes, SandboxWarmPools and VibedApps. */
describe('gate.outage', () => {
  test.each([
    { settings: [], entries: 'IIFIIII', backstop: true },
    { settings: ['gate.outage=Closed'], entries: 'FFFFFFF', backstop: false },
    { settings: ['gate.outage=Open'], entries: 'IIIIIII', backstop: false },
    { settings: ['gate.maxMode=Warn'], entries: 'IIIIIII', backstop: false },
    { settings: ['gate.maxMode=Audit'], entries: 'IIIIIII', backstop: false },
    { settings: ['gate.maxMode=Audit', 'gate.outage=Closed'], entries: 'FFFFFFF', backstop: false },
    // As the values of a release from before the setting.
    { settings: ['gate.outage=null'], entries: 'IIFIIII', backstop: true },
  ])('$settings: $entries, backstop $backstop', async ({ settings, entries, backstop }) => {
    const objects = await render(...settings);
    const webhooks = objects.flatMap((object) => object.webhooks ?? []);
    expect(webhooks.map(({ failurePolicy }) => failurePolicy.charAt(0)).join('')).toBe(entries);
    const own = objects.filter(({ metadata }) => metadata.name === 'base-image-backstop');
    expect(own).toHaveLength(backstop ? 2 : 0);
  });

  test('is one of three', async () => {
    const chart = ['template', 'x', 'charts/base-image-operator', '--set', 'gate.outage=Fail'];
    expect((await run('helm', chart)).stderr).toMatch(/outage/);
  });
});

describe('gate.maxMode and gate.minimumMode', () => {
  test.each([
    ['Enforce', 'Deny'],
    ['Warn', 'Warn'],
    ['Audit', 'Audit'],
  ])('%s: a namespace that requires a template %s', async (mode, action) => {
    const objects = await render(`gate.maxMode=${mode}`);
    const binding = objects.find(
      ({ kind, metadata }) =>
        kind === 'ValidatingAdmissionPolicyBinding' &&
        metadata.name === 'base-image-require-template',
    );
    expect(binding?.spec?.validationActions).toEqual([action]);
  });

  test.each([
    ['Audit', true],
    ['Warn', true],
    ['Enforce', false],
  ])('minimumMode %s: the template’s own mode counts: %s', async (mode, counts) => {
    const objects = await render(`gate.minimumMode=${mode}`);
    const policy = objects.find(
      ({ kind, metadata }) =>
        kind === 'ValidatingAdmissionPolicy' && metadata.name === 'base-image-backstop',
    );
    const conditions = (policy?.spec?.matchConditions ?? []).map(({ name }) => name);
    expect(conditions.includes('enforces')).toBe(counts);
  });
});
