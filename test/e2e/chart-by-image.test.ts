import { expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { must } from './support/must.ts';
import { run } from './support/run.ts';

interface Webhook {
  readonly name: string;
  readonly failurePolicy: string;
  readonly clientConfig: { readonly service: { readonly path: string } };
  readonly matchConditions: readonly { readonly expression: string }[];
}

async function render(...settings: readonly string[]): Promise<{ text: string; entry?: Webhook }> {
  const flags = settings.flatMap((setting) => ['--set', setting]);
  const chart = ['template', '--kube-version', '1.36.3', 'x', 'charts/base-image-operator'];
  const text = await must(run('helm', [...chart, ...flags]));
  const webhooks = parseAllDocuments(text).flatMap(
    (document) => (document.toJS() as { webhooks?: readonly Webhook[] } | null)?.webhooks ?? [],
  );
  const entry = webhooks.find(({ name }) => name === 'by-image.images.vibed.dev');
  return entry === undefined ? { text } : { text, entry };
}

test.each([
  { values: [] },
  // As the values of a release from before the setting.
  { values: ['webhook.byImage=null'] },
])('by-image references are off with $values: no entry, no flag', async ({ values }) => {
  const { text, entry } = await render(...values);
  expect(entry).toBeUndefined();
  expect(text).not.toContain('--by-image');
});

test.each(['Backstop', 'Closed', 'Open'])(
  'switched on, they have an entry that never holds up a pod in an outage: gate.outage=%s',
  async (outage) => {
    const { text, entry } = await render('webhook.byImage.enabled=true', `gate.outage=${outage}`);
    expect(entry).toMatchObject({
      failurePolicy: 'Ignore',
      clientConfig: { service: { path: '/validate-by-image' } },
    });
    expect(text).toContain('- --by-image=true');
    const plain = (entry?.matchConditions ?? []).flatMap(
      ({ expression }) => expression.match(/\b(?:object|oldObject|request)\.\w+/g) ?? [],
    );
    expect(plain.filter((field) => field !== 'request.operation')).toEqual([]);
  },
);
