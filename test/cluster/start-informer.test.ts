import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { InformerHarness } from './informer-harness.ts';
import { until } from './until.ts';

const { PODS } = InformerHarness;
const pod = (name: string, more = {}) => ({ metadata: { namespace: 'apps', name, ...more } });

let harness: InformerHarness;
beforeEach(() => {
  harness = new InformerHarness();
});
afterEach(() => harness.stop());

describe('startInformer()', () => {
  test('lists in pages, then follows the watch', async () => {
    harness.api.serve(PODS);
    for (let n = 0; n < 501; n += 1) harness.api.put(PODS, pod(`p${n}`));
    const informer = await harness.startWatching({
      handler: { changed: () => undefined, deleted: () => undefined },
    });
    expect([
      informer.hasSynced(),
      informer.list().length,
      harness.api.requests.filter(({ query }) => query['limit'] === '500').length,
    ]).toEqual([true, 501, 2]);
    harness.api.remove(PODS, 'apps/p7');
    await until(() => informer.get('apps', 'p7') === undefined, 'the deletion');
    expect(informer.list('apps')).toHaveLength(500);
  });

  test('tells of additions, changes and deletions, and of nothing twice', async () => {
    harness.api.serve(PODS);
    harness.api.put(PODS, pod('a'));
    await harness.startWatching();
    harness.api.put(PODS, pod('b'));
    harness.api.put(PODS, pod('a', { labels: { x: '1' } }));
    harness.api.remove(PODS, 'apps/b');
    await until(() => harness.seen.length === 4, 'four events');
    expect(harness.seen).toEqual(['add a', 'add b', 'update a', 'delete b']);
  });

  test('sends its selectors with list and watch', async () => {
    harness.api.serve(PODS);
    await harness.startWatching({
      labelSelector: 'x=1',
      fieldSelector: 'spec.nodeName=n',
    });
    expect(
      harness.api.requests.map(({ query }) => [
        query['labelSelector'],
        query['fieldSelector'],
        query['allowWatchBookmarks'],
      ]),
    ).toEqual([
      ['x=1', 'spec.nodeName=n', undefined],
      ['x=1', 'spec.nodeName=n', 'true'],
    ]);
  });

  test('goes on where it was after a lost connection, and hears what was deleted meanwhile', async () => {
    harness.api.serve(PODS);
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
    harness.api.serve(PODS);
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
    expect(harness.seen.slice(3)).toEqual(['delete a', 'update b', 'add d']);
  });

  test('lists again after an error inside the watch', async () => {
    harness.api.serve(PODS);
    const informer = await harness.startWatching();
    harness.api.send(PODS, 'ERROR', { kind: 'Status', code: 410, reason: 'Expired' });
    await harness.retry();
    await until(() => harness.lists() === 2, 'the second list');
    expect(informer.hasSynced()).toBe(true);
  });

  test('a bookmark moves the place where the watch goes on', async () => {
    harness.api.serve(PODS);
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
    harness.api.serve(PODS);
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
    const waits = harness.log.lines.map(({ fields }) => fields['waitMs']);
    expect([informer.hasSynced(), waits]).toEqual([true, [100, 200, 400]]);
  });

  test('objects are frozen and carry no managed fields', async () => {
    harness.api.serve(PODS);
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
    harness.api.serve(PODS);
    harness.api.put(PODS, pod('a'));
    harness.api.put(PODS, { metadata: { namespace: 'other', name: 'b' } });
    await harness.startWatching({ namespaces: ['apps'] });
    harness.api.put(PODS, { metadata: { namespace: 'other', name: 'c' } });
    harness.api.put(PODS, pod('d'));
    await until(() => harness.seen.length === 2, 'the second object');
    expect(harness.seen).toEqual(['add a', 'add d']);
  });

  test("a handler's bug does not end the watch", async () => {
    harness.api.serve(PODS);
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
    harness.api.serve(PODS);
    const informer = await harness.startWatching();
    harness.timers.advance(90_000);
    expect(informer.ageMs()).toBe(90_000);
    harness.api.send(PODS, 'BOOKMARK', { metadata: { resourceVersion: '101' } });
    await until(() => informer.ageMs() === 0, 'the bookmark');
    expect(informer.ageMs()).toBe(0);
  });
});
