import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { WatchListSupport } from '../fake-kube-api.ts';
import { InformerHarness } from './informer-harness.ts';
import { until } from '../until.ts';

const { PODS } = InformerHarness;
const pod = (name: string, more = {}) => ({ metadata: { namespace: 'apps', name, ...more } });

let harness: InformerHarness;
beforeEach(() => {
  harness = new InformerHarness();
});
afterEach(() => harness.stop());

describe.each<{ how: string; watchList: WatchListSupport }>([
  { how: 'a streaming list', watchList: 'On' },
  { how: 'a list in pages, where streaming lists are refused', watchList: 'Refused' },
])('startInformer() with $how', ({ watchList }) => {
  beforeEach(() => {
    harness.api.watchList = watchList;
    harness.api.serve(PODS);
  });

  test('lists, then follows the watch', async () => {
    for (let n = 0; n < 101; n += 1) harness.api.put(PODS, pod(`p${n}`));
    const informer = await harness.startWatching();
    expect([informer.list().length, harness.seen.length]).toEqual([101, 101]);
    harness.api.remove(PODS, 'apps/p7');
    await until(() => informer.get('apps', 'p7') === undefined, 'the deletion');
    expect(informer.list('apps')).toHaveLength(100);
  });

  test('tells of additions, changes and deletions, and of nothing twice', async () => {
    harness.api.put(PODS, pod('a'));
    await harness.startWatching();
    harness.api.put(PODS, pod('b'));
    harness.api.put(PODS, pod('a', { labels: { x: '1' } }));
    harness.api.remove(PODS, 'apps/b');
    await until(() => harness.seen.length === 4, 'four events');
    expect(harness.seen).toEqual(['add a', 'add b', 'update a', 'delete b']);
  });

  test('sends its selectors with each request', async () => {
    await harness.startWatching({ labelSelector: 'x=1', fieldSelector: 'spec.nodeName=n' });
    harness.api.disconnect(PODS);
    await harness.retry();
    await until(() => harness.api.watches(PODS) === 1, 'the next watch');
    const { requests } = harness.api;
    const selectors = requests.map(({ query }) => [query['labelSelector'], query['fieldSelector']]);
    expect(selectors).toEqual(requests.map(() => ['x=1', 'spec.nodeName=n']));
  });

  test('goes on where it was after a lost connection, and hears what was deleted meanwhile', async () => {
    harness.api.put(PODS, pod('a'));
    await harness.startWatching();
    harness.api.disconnect(PODS);
    await until(() => harness.api.watches(PODS) === 0, 'the end of the watch');
    harness.api.remove(PODS, 'apps/a');
    await harness.retry();
    await until(() => harness.seen.length === 2, 'the deletion');
    expect([harness.seen, harness.lists()]).toEqual([['add a', 'delete a'], 1]);
  });

  test('lists again after 410 and tells of what was deleted and changed in between', async () => {
    for (const name of ['a', 'b', 'c']) harness.api.put(PODS, pod(name));
    await harness.startWatching();
    harness.api.disconnect(PODS);
    await until(() => harness.api.watches(PODS) === 0, 'the end of the watch');
    harness.api.remove(PODS, 'apps/a');
    harness.api.put(PODS, pod('b', { labels: {} }));
    harness.api.put(PODS, pod('d'));
    harness.api.compact();
    await harness.retry();
    await harness.retry();
    await until(() => harness.seen.length === 6, 'the new list');
    expect(harness.seen.slice(3)).toEqual(['update b', 'add d', 'delete a']);
  });

  test('a successor that is found by the new list is told after the end of its namesake', async () => {
    harness.api.put(PODS, pod('a', { uid: 'first' }));
    await harness.startWatching();
    harness.api.disconnect(PODS);
    await until(() => harness.api.watches(PODS) === 0, 'the end of the watch');
    harness.api.remove(PODS, 'apps/a');
    harness.api.put(PODS, pod('a', { uid: 'second' }));
    harness.api.compact();
    await harness.retry();
    await harness.retry();
    await until(() => harness.seen.length === 3, 'the new list');
    expect(harness.seen).toEqual(['add a', 'delete a', 'add a']);
  });

  test('the same name in two namespaces is two objects', async () => {
    harness.api.put(PODS, pod('a'));
    harness.api.put(PODS, { metadata: { namespace: 'other', name: 'a' } });
    const informer = await harness.startWatching();
    harness.api.remove(PODS, 'other/a');
    await until(() => harness.seen.length === 3, 'the deletion');
    expect([informer.get('apps', 'a')?.metadata.namespace, informer.get('other', 'a')]).toEqual([
      'apps',
      undefined,
    ]);
  });

  test('lists again after an error inside the watch', async () => {
    const informer = await harness.startWatching();
    harness.api.send(PODS, 'ERROR', { kind: 'Status', code: 410, reason: 'Expired' });
    await harness.retry();
    await until(() => harness.lists() === 2, 'the second list');
    expect(informer.hasSynced()).toBe(true);
  });

  test('a bookmark moves the place where the watch goes on', async () => {
    const informer = await harness.startWatching();
    harness.timers.advance(1_000);
    harness.api.send(PODS, 'BOOKMARK', { metadata: { resourceVersion: '999' } });
    await until(() => informer.ageMs() === 0, 'the bookmark');
    harness.api.disconnect(PODS);
    await harness.retry();
    await until(
      () => harness.api.requests.some(({ query }) => query['resourceVersion'] === '999'),
      'the watch from the bookmark',
    );
    expect(harness.seen).toEqual([]);
  });

  test('is not synced before the first list succeeded, and tries until it does', async () => {
    let failures = 3;
    harness.api.intercept = (_request, response) => {
      if (failures <= 0) return false;
      failures -= 1;
      response.writeHead(500).end('no');
      return true;
    };
    const informer = await harness.start();
    await harness.retry();
    await harness.retry();
    expect(informer.hasSynced()).toBe(false);
    await harness.retry();
    await informer.whenSynced();
    const lines = harness.log.lines.map(({ level, fields }) => [level, fields['waitMs']]);
    expect([informer.hasSynced(), lines]).toEqual([
      true,
      [
        ['info', 100],
        ['warn', 200],
        ['warn', 400],
      ],
    ]);
  });

  test('objects are frozen and carry no managed fields', async () => {
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{}', keep: 'me' };
    harness.api.put(PODS, pod('a', { managedFields: [{ manager: 'x' }], annotations }));
    const informer = await harness.startWatching();
    const object = informer.get('apps', 'a');
    expect([
      object?.metadata.managedFields,
      object?.metadata.annotations,
      Object.isFrozen(object?.metadata.annotations),
    ]).toEqual([undefined, { keep: 'me' }, true]);
  });

  test('only objects of the chosen namespaces count', async () => {
    harness.api.put(PODS, pod('a'));
    harness.api.put(PODS, { metadata: { namespace: 'other', name: 'b' } });
    await harness.startWatching({ namespaces: ['apps'] });
    harness.api.put(PODS, { metadata: { namespace: 'other', name: 'c' } });
    harness.api.put(PODS, pod('d'));
    await until(() => harness.seen.length === 2, 'the second object');
    expect(harness.seen).toEqual(['add a', 'add d']);
  });

  test("a handler's bug does not end the watch", async () => {
    const informer = await harness.startWatching({
      handler: {
        changed: () => {
          throw new Error('boom');
        },
        deleted: () => undefined,
      },
    });
    harness.api.put(PODS, pod('a'));
    await until(
      () => harness.log.lines.some(({ level }) => level === 'error'),
      'the error in the log',
    );
    expect(informer.get('apps', 'a')?.metadata.name).toBe('a');
  });

  test('knows for how long nothing was heard', async () => {
    const informer = await harness.startWatching();
    harness.timers.advance(90_000);
    expect(informer.ageMs()).toBe(90_000);
    harness.api.send(PODS, 'BOOKMARK', { metadata: { resourceVersion: '101' } });
    await until(() => informer.ageMs() === 0, 'the bookmark');
    expect(informer.ageMs()).toBe(0);
  });
});
