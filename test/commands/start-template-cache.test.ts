import { afterEach, expect, test } from '@jest/globals';
import { createKubeClient } from '../../src/cluster/client/create-kube-client.ts';
import { startTemplateCache } from '../../src/commands/start-template-cache.ts';
import { templateRecord } from '../../src/gate/records/template-record.ts';
import { FakeKubeApi } from '../cluster/fake-kube-api.ts';
import { silentLog } from '../cluster/silent-log.ts';
import { until } from '../cluster/until.ts';
import { HASH, IMAGE, templateObject } from '../gate/template-object.ts';
import type { TemplateChanges } from '../gate/template-object.ts';
import { createFakeTimers } from '../workqueue/fake-timers.ts';

/** As the fake API server keeps it. */
const template = (changes?: TemplateChanges) => {
  const { metadata, ...rest } = templateObject(changes);
  return { ...rest, metadata: { ...metadata } };
};
const PATH = '/apis/images.vibed.dev/v1alpha1/baseimagetemplates';
let stop = () => Promise.resolve();
afterEach(() => stop());

async function start(byImage: boolean) {
  const api = new FakeKubeApi();
  api.serve(PATH);
  api.put(PATH, template());
  const client = createKubeClient(await api.start(), { userAgent: 'test' });
  const cache = startTemplateCache(
    {
      client,
      timers: createFakeTimers(1_000_000),
      log: silentLog(),
      resource: 'baseimagetemplates',
      paths: [PATH],
    },
    (object) => templateRecord(object, () => HASH),
    byImage ? [] : undefined,
  );
  stop = async () => {
    await cache.informer.stop();
    await client.close();
    await api.stop();
  };
  await until(() => cache.informer.hasSynced() && api.watches(PATH) === 1, 'the watch');
  return { api, cache };
}

test.each([true, false])('records are found by name; an index by image: %s', async (byImage) => {
  const { cache } = await start(byImage);
  expect(cache.records.get('apps', 'node-24')).toMatchObject({ name: 'node-24', image: IMAGE });
  expect(cache.records.get('apps', 'go-123')).toBeUndefined();
  expect(cache.byImage?.candidates('apps', IMAGE).length).toBe(byImage ? 1 : undefined);
});

test('the index by image follows changes and deletions', async () => {
  const { api, cache } = await start(true);
  const found = (image: string) => cache.byImage?.candidates('apps', image).map(({ name }) => name);
  const other = 'registry.example/other:1';
  api.put(PATH, template({ image: other }));
  await until(() => found(other)?.length === 1, 'the change');
  expect(found(IMAGE)).toEqual([]);
  api.put(PATH, { metadata: template().metadata, spec: 'nonsense' });
  await until(() => found(other)?.length === 0, 'an object that is none');
  api.put(PATH, template());
  await until(() => found(IMAGE)?.length === 1, 'the template');
  api.remove(PATH, 'apps/node-24');
  await until(() => found(IMAGE)?.length === 0, 'the deletion');
  expect(cache.records.get('apps', 'node-24')).toBeUndefined();
});
