import { describe, expect, test } from '@jest/globals';
import { CacheFeed } from '../../../src/cluster/cache/cache-feed.ts';
import type { KubeClient, WatchEvent } from '../../../src/cluster/client/kube-client.ts';
import type { KubeObject } from '../../../src/cluster/kube-object.ts';
import { listByPages } from '../../../src/cluster/cache/list-by-pages.ts';
import { openWatch } from '../../../src/cluster/cache/open-watch.ts';
import { createFakeTimers } from '../../workqueue/fake-timers.ts';
import { countTurns } from './count-turns.ts';
import { silentLog } from '../silent-log.ts';

const OBJECTS = 2_000;
const pod = (n: number): KubeObject => ({
  metadata: { namespace: `n${n % 7}`, name: `p${n}`, uid: `u${n}`, resourceVersion: `${n}` },
});

/** A client whose answers are there at once: nothing but the code under test gives way to the event loop. */
const client: KubeClient = {
  request: ({ query = {} }) => {
    const from = Number(query['continue'] ?? 0);
    const to = from + Number(query['limit']);
    const items = Array.from({ length: to - from }, (_, n) => pod(from + n));
    const next = to < OBJECTS ? { continue: String(to) } : {};
    return Promise.resolve({ items, metadata: { resourceVersion: '1', ...next } });
  },
  // eslint-disable-next-line @typescript-eslint/require-await -- as fast as a generator can be
  async *watch(): AsyncGenerator<WatchEvent, void, undefined> {
    for (let n = 0; n < OBJECTS; n += 1) yield { type: 'ADDED', object: pod(n) };
  },
  readText: () => Promise.reject(new Error('not asked')),
  serverNow: () => 0,
  close: () => Promise.resolve(),
};
const collection = { client, path: '/pods', selectors: {}, signal: new AbortController().signal };

function cacheOf(told: () => void): CacheFeed<KubeObject> {
  return new CacheFeed({
    client,
    timers: createFakeTimers(0),
    log: silentLog(),
    resource: 'pods',
    paths: ['/pods'],
    shape: (object) => object,
    handler: { changed: told, deleted: told },
  });
}

/** The most pieces of work that were done between two turns of the event loop. */
async function longestSlice(work: (piece: () => void) => Promise<unknown>): Promise<number> {
  const counter = countTurns();
  const slices = new Map<number, number>();
  await work(() => slices.set(counter.turns(), (slices.get(counter.turns()) ?? 0) + 1));
  counter.stop();
  expect([...slices.values()].reduce((sum, each) => sum + each, 0)).toBe(OBJECTS);
  return Math.max(...slices.values());
}

describe('work is done in slices, between which the event loop turns', () => {
  test('events of a watch', async () => {
    const longest = await longestSlice(async (piece) => {
      const events = openWatch(collection, undefined, () => undefined);
      while ((await events.next()).done !== true) piece();
    });
    expect(longest).toBeLessThanOrEqual(8);
  });

  test('objects of a list in pages', async () => {
    expect(await longestSlice((piece) => listByPages(collection, piece))).toBeLessThanOrEqual(50);
  });

  test('deletions at the end of a list', async () => {
    const deleted: (() => void)[] = [];
    const cache = cacheOf(() => deleted[0]?.());
    for (let n = 0; n < OBJECTS; n += 1) cache.upsert(pod(n));
    cache.beginList();
    const longest = await longestSlice((piece) => {
      deleted.push(piece);
      return cache.endList();
    });
    expect([longest <= 256, cache.list()]).toEqual([true, []]);
  });
});
