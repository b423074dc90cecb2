import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createWorkQueue } from '../../src/workqueue/work-queue.ts';
import { createFakeTimers } from './fake-timers.ts';

const backoff = { baseMs: 100, maxMs: 1000 };
const namespaceOf = (key: string) => key.split('/')[0] ?? '';

function setup(hooks = {}) {
  const timers = createFakeTimers();
  return { timers, queue: createWorkQueue({ timers, backoff, groupOf: namespaceOf, hooks }) };
}

describe('createWorkQueue()', () => {
  test('hands out a key once however often it was added', async () => {
    const { queue } = setup();
    queue.add('a/1');
    queue.add('a/1');
    queue.add('a/2');
    expect([await queue.take(), await queue.take(), queue.depth()]).toEqual(['a/1', 'a/2', 0]);
  });

  test('a key that is added while it is held comes again after done, not before', async () => {
    const { queue } = setup();
    queue.add('a/1');
    await queue.take();
    queue.add('a/1');
    queue.add('a/1');
    expect(queue.depth()).toBe(0);
    queue.done('a/1');
    expect([queue.depth(), await queue.take()]).toEqual([1, 'a/1']);
    queue.done('a/1');
    expect(queue.depth()).toBe(0);
  });

  test('a worker that waits gets the next key', async () => {
    const { queue } = setup();
    const taken = Promise.all([queue.take(), queue.take()]);
    queue.add('a/1');
    queue.add('b/1');
    expect(await taken).toEqual(['a/1', 'b/1']);
  });

  test('namespaces are served in turn', async () => {
    const { queue } = setup();
    for (const key of ['a/1', 'a/2', 'a/3', 'b/1', 'c/1', 'c/2']) queue.add(key);
    const order = [];
    while (queue.depth() > 0) order.push(await queue.take());
    expect(order).toEqual(['a/1', 'b/1', 'c/1', 'a/2', 'c/2', 'a/3']);
  });

  test('of several delays the earliest counts', async () => {
    const { queue, timers } = setup();
    queue.addAfter('a/1', 500);
    queue.addAfter('a/1', 200);
    queue.addAfter('a/1', 900);
    timers.advance(199);
    expect(queue.depth()).toBe(0);
    timers.advance(1);
    expect(await queue.take()).toBe('a/1');
    timers.advance(10_000);
    queue.done('a/1');
    expect([queue.depth(), timers.pending()]).toEqual([0, 0]);
  });

  test('a delay of nothing adds at once', () => {
    const { queue } = setup();
    queue.addAfter('a/1', 0);
    expect(queue.depth()).toBe(1);
  });

  test('backoff doubles up to its cap and starts over after forget', () => {
    const { queue } = setup();
    const delays = [1, 2, 3, 4, 5].map(() => queue.addRateLimited('a/1'));
    expect([delays, queue.retries('a/1')]).toEqual([[100, 200, 400, 800, 1000], 5]);
    queue.forget('a/1');
    expect([queue.retries('a/1'), queue.addRateLimited('a/1')]).toEqual([0, 100]);
  });

  test('shutdown drops what waits, frees waiting workers and resolves when the last key is back', async () => {
    const { queue, timers } = setup();
    queue.add('a/1');
    queue.add('a/2');
    await queue.take();
    queue.addAfter('a/3', 10);
    let ended = false;
    const end = queue.shutdown().then(() => (ended = true));
    expect([await queue.take(), timers.pending(), ended]).toEqual([undefined, 0, false]);
    queue.add('a/4');
    queue.done('a/1');
    await end;
    expect([ended, queue.depth()]).toEqual([true, 0]);
  });

  test('shutdown with drain hands out what waits first', async () => {
    const { queue } = setup();
    queue.add('a/1');
    queue.add('a/2');
    await queue.take();
    queue.add('a/1');
    const end = queue.shutdown({ drain: true });
    queue.done('a/1');
    const rest = [await queue.take(), await queue.take()];
    rest.forEach((key) => queue.done(key ?? ''));
    await end;
    expect([rest, await queue.take()]).toEqual([['a/2', 'a/1'], undefined]);
  });

  test('giving back a key that nobody holds changes nothing', () => {
    const { queue } = setup();
    queue.add('a/1');
    queue.done('a/1');
    expect(queue.depth()).toBe(1);
  });

  test('reports depth, latency, duration and retries', async () => {
    const seen: unknown[] = [];
    const { queue, timers } = setup({
      depth: (n: number) => seen.push(['depth', n]),
      latency: (ms: number) => seen.push(['latency', ms]),
      duration: (ms: number) => seen.push(['duration', ms]),
      retried: () => seen.push(['retried']),
    });
    queue.add('a/1');
    timers.advance(30);
    await queue.take();
    timers.advance(70);
    queue.addRateLimited('a/1');
    queue.done('a/1');
    expect(seen).toEqual([
      ['depth', 1],
      ['depth', 0],
      ['latency', 30],
      ['retried'],
      ['duration', 70],
    ]);
  });
});

/** What can happen to a queue. */
type Step =
  | { readonly kind: 'add' | 'retry'; readonly key: string }
  | { readonly kind: 'after'; readonly key: string; readonly ms: number }
  | { readonly kind: 'take' | 'done' }
  | { readonly kind: 'advance'; readonly ms: number };

const key = fc.constantFrom('a/1', 'a/2', 'a/3', 'b/1', 'b/2', 'c/1');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('add' as const, 'retry' as const), key }),
  fc.record({ kind: fc.constant('after' as const), key, ms: fc.integer({ min: -5, max: 300 }) }),
  fc.record({ kind: fc.constantFrom('take' as const, 'done' as const) }),
  fc.record({ kind: fc.constant('advance' as const), ms: fc.integer({ min: 0, max: 400 }) }),
);

describe('createWorkQueue() under any sequence of steps', () => {
  test('no key is held twice, and every request is followed by a hand-out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
        const { queue, timers } = setup();
        const held: string[] = [];
        /** Keys that were asked for and not handed out since. */
        const owed = new Set<string>();
        const take = async () => {
          if (queue.depth() === 0) return;
          const taken = (await queue.take()) ?? '';
          expect(held).not.toContain(taken);
          held.push(taken);
          owed.delete(taken);
        };
        for (const each of steps) {
          if (each.kind === 'add') queue.add(each.key);
          if (each.kind === 'retry') queue.addRateLimited(each.key);
          if (each.kind === 'after') queue.addAfter(each.key, each.ms);
          if ('key' in each) owed.add(each.key);
          if (each.kind === 'take') await take();
          if (each.kind === 'done') queue.done(held.shift() ?? '');
          if (each.kind === 'advance') timers.advance(each.ms);
        }
        timers.advance(10_000);
        while (held.length > 0 || queue.depth() > 0) {
          await take();
          queue.done(held.shift() ?? '');
        }
        expect([...owed]).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('no namespace waits for more than one key of each other namespace', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(20)), {
          selector: ([namespace, n]) => `${namespace}/${n}`,
          maxLength: 40,
        }),
        async (pairs) => {
          const { queue } = setup();
          for (const [namespace, n] of pairs) queue.add(`${namespace}/${n}`);
          const order: string[] = [];
          while (queue.depth() > 0) order.push(namespaceOf((await queue.take()) ?? ''));
          for (const namespace of new Set(order)) {
            let others: string[] = [];
            for (const each of order.slice(0, order.lastIndexOf(namespace) + 1)) {
              if (each !== namespace) others.push(each);
              else {
                expect(new Set(others).size).toBe(others.length);
                others = [];
              }
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
