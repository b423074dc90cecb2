import { describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { loadConfig } from '../../src/config/load-config.ts';
import { must } from './support/must.ts';
import { run } from './support/run.ts';

interface Webhook {
  readonly name: string;
  readonly clientConfig: { readonly service: { readonly path: string } };
  readonly rules: readonly object[];
  readonly matchConditions: readonly { readonly name: string; readonly expression: string }[];
}

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly webhooks?: readonly Webhook[];
  readonly rules?: readonly { readonly resources?: readonly string[] }[];
  readonly spec?: {
    readonly template?: {
      readonly spec: { readonly containers: readonly { readonly args: string[] }[] };
    };
  };
}

const WIDGET = {
  group: 'example.com',
  version: 'v1',
  resource: 'widgets',
  kind: 'Widget',
  path: 'spec.slot.id',
};

function template(values: object) {
  const chart = ['template', '--kube-version', '1.36.3', 'x', 'charts/base-image-operator'];
  return run('helm', [...chart, '-f', '-'], { input: JSON.stringify(values) });
}

async function render(values: object) {
  const objects = parseAllDocuments(await must(template(values)))
    .map((document) => document.toJS() as Rendered | null)
    .filter((object) => object !== null);
  const deployment = objects.find(
    ({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'base-image-webhook',
  );
  const role = objects.find(
    ({ kind, metadata }) => kind === 'ClusterRole' && metadata.name === 'base-image-webhook',
  );
  return {
    webhooks: objects.flatMap(({ webhooks }) => webhooks ?? []),
    args: deployment?.spec?.template?.spec.containers[0]?.args ?? [],
    readable: role?.rules?.flatMap(({ resources = [] }) => resources) ?? [],
  };
}

describe('switches of references', () => {
  test.each([
    ['sandboxTemplates', 'sandboxtemplates'],
    ['sandboxes', 'sandboxes'],
    ['sandboxWarmPools', 'sandboxwarmpools'],
    ['sandboxClaims', 'sandboxclaims'],
    ['vibedApps', 'vibedapps'],
  ])('webhook.%s: on by default, and off alone', async (name, entry) => {
    const names = async (values: object) =>
      (await render(values)).webhooks.map((webhook) => webhook.name);
    const all = await names({});
    const own = `${entry}.images.vibed.dev`;
    expect(all).toContain(own);
    const off = await names({ webhook: { [name]: { enabled: false } } });
    expect(off).toEqual(all.filter((each) => each !== own));
    // As the values of a release from before the switch.
    if (name !== 'sandboxClaims') expect(await names({ webhook: { [name]: null } })).toEqual(all);
  });

  test('what claims and pools lead to is readable where one of them is judged', async () => {
    const off = { enabled: false };
    const read = async (values: object) => (await render({ webhook: values })).readable;
    const lead = ['sandboxwarmpools', 'sandboxtemplates'];
    expect(await read({ sandboxClaims: off })).toEqual(expect.arrayContaining(lead));
    expect(await read({ sandboxWarmPools: off })).toEqual(expect.arrayContaining(lead));
    const none = await read({ sandboxClaims: off, sandboxWarmPools: off });
    expect(none.filter((resource) => lead.includes(resource))).toEqual([]);
  });
});

describe('gate.references', () => {
  test('makes an entry and a flag that the webhook reads', async () => {
    const labelled = { ...WIDGET, resource: 'gadgets', kind: 'Gadget' };
    const references = [WIDGET, { ...labelled, path: 'metadata.labels[example.com/slot]' }];
    const { webhooks, args } = await render({ gate: { references } });
    const [widgets, gadgets] = webhooks.slice(-2);
    expect(widgets).toMatchObject({
      name: 'widgets.example.com.images.vibed.dev',
      clientConfig: { service: { path: '/validate-references' } },
      rules: [{ apiGroups: ['example.com'], apiVersions: ['v1'], resources: ['widgets'] }],
    });
    expect(widgets?.matchConditions.map(({ expression }) => expression)).toEqual([
      "object[?'spec'][?'slot'][?'id'].orValue('') != ''",
      "request.operation == 'CREATE' || object[?'spec'][?'slot'][?'id'] != oldObject[?'spec'][?'slot'][?'id']",
      "request.operation == 'CREATE' || !oldObject.?metadata.?deletionTimestamp.hasValue()",
    ]);
    expect(gadgets?.matchConditions[0]?.expression).toBe(
      "object[?'metadata'][?'labels'][?'example.com/slot'].orValue('') != ''",
    );
    const flags = args.filter((arg) => arg.startsWith('--references'));
    expect(loadConfig('webhook', flags, {}).flags.references).toMatchObject([
      { kind: 'Widget', path: ['spec', 'slot', 'id'] },
      { kind: 'Gadget', path: ['metadata', 'labels', 'example.com/slot'] },
    ]);
  });

  test.each<[string, unknown]>([
    ['no path', { ...WIDGET, path: undefined }],
    ['a path with a wildcard', { ...WIDGET, path: 'spec.slots[*].id' }],
    ['a path with a quote', { ...WIDGET, path: "spec['a']" }],
    ['a kind for a resource', { ...WIDGET, resource: 'Widget' }],
    ['a field too many', { ...WIDGET, namespace: 'apps' }],
    ['too many', Array.from({ length: 17 }, (_, n) => ({ ...WIDGET, resource: `w${n}` }))],
  ])('refuses %s', async (_reason, reference) => {
    const { code, stderr } = await template({ gate: { references: [reference].flat() } });
    expect([code, stderr]).toEqual([1, expect.stringContaining('/gate/references') as unknown]);
  });
});
