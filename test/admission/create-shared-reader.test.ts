import { describe, expect, test } from '@jest/globals';
import type { ObjectReader } from '../../src/admission/admission-ports.ts';
import { createSharedReader } from '../../src/admission/create-shared-reader.ts';
import { podObject } from './sandbox-objects.ts';
import { reviewOf, startServer } from './start-server.ts';

/** An API server that answers when it is told to. */
function slowReader() {
  const open: { name: string; answer: (object: unknown) => void }[] = [];
  const reader: ObjectReader = {
    read: (_kind, _namespace, name) =>
      new Promise((resolve) => open.push({ name, answer: resolve })),
  };
  return { open, reader };
}

const patient = new AbortController().signal;
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('createSharedReader', () => {
  test('one read answers all that wait, but none that came after it began', async () => {
    const { open, reader } = slowReader();
    const shared = createSharedReader(reader);
    const ask = () => shared.read('BaseImageTemplate', 'apps', 'node-24', patient);
    const first = ask();
    await settled();
    const others = Promise.all([ask(), ask(), ask()]);
    await settled();
    expect(open.length).toBe(1);
    open[0]?.answer(undefined);
    await settled();
    expect(open.length).toBe(2);
    open[1]?.answer('created meanwhile');
    expect([await first, await others]).toEqual([
      undefined,
      ['created meanwhile', 'created meanwhile', 'created meanwhile'],
    ]);
  });

  test('so many objects are read at once, the others in their turn', async () => {
    const { open, reader } = slowReader();
    const shared = createSharedReader(reader, { reads: 2, longest: 10_000 });
    const names = ['a', 'b', 'c', 'd'];
    const answers = names.map((name) => shared.read('SandboxWarmPool', 'apps', name, patient));
    await settled();
    expect(open.map(({ name }) => name)).toEqual(['a', 'b']);
    for (const index of [0, 1, 2, 3]) {
      open[index]?.answer(index);
      await settled();
    }
    expect(await Promise.all(answers)).toEqual([0, 1, 2, 3]);
  });

  test('a read that hangs gives up its place, and what nobody waits for is not read', async () => {
    const { open, reader } = slowReader();
    const shared = createSharedReader(reader, { reads: 1, longest: 30 });
    const gone = AbortSignal.abort();
    const ask = (name: string, signal: AbortSignal) =>
      shared.read('SandboxTemplate', 'apps', name, signal);
    const hangs = ask('hangs', patient);
    const left = ask('left', gone);
    const next = ask('next', patient);
    await expect(hangs).rejects.toThrow('The time to ask the API server is over');
    await expect(left).rejects.toThrow('Nobody waits for the answer');
    await settled();
    open.at(-1)?.answer('found');
    expect([await next, open.map(({ name }) => name)]).toEqual(['found', ['hangs', 'next']]);
  });

  test('an error of the reader is an answer, thrown or not', async () => {
    const reader: ObjectReader = {
      read: () => {
        throw new Error('no connection');
      },
    };
    const read = createSharedReader(reader).read('SandboxTemplate', 'apps', 'x', patient);
    await expect(read).rejects.toThrow('no connection');
  });

  test('a burst of reviews puts one question to an API server that does not answer', async () => {
    const { cluster, post, stop } = await startServer();
    const pod = podObject(undefined, { 'vibed.dev/template': 'nowhere' });
    cluster.answer = 'hangs';
    const path = '/validate?timeout=400ms';
    const began = performance.now();
    const burst = Array.from({ length: 50 }, () => post(reviewOf(pod), { path }));
    const answers = await Promise.all(burst);
    // One at a time, and each gives up after two seconds: on a machine that is not busy all reviews are there by then.
    const most = 1 + Math.floor((performance.now() - began) / 2_000);
    await stop();
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect([...new Set(cluster.reads)]).toEqual(['BaseImageTemplate apps/nowhere']);
    expect(cluster.reads.length).toBeLessThanOrEqual(most);
  });
});
