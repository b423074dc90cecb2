import { describe, expect, test } from '@jest/globals';
import { readerWithin } from '../../src/commands/reader-within.ts';

const all = {
  read: (_kind: string, namespace: string, name: string) => Promise.resolve(`${namespace}/${name}`),
};

describe('readerWithin()', () => {
  test.each([
    ['no list means all namespaces', [], 'a/x'],
    ['a watched namespace is read', ['a'], 'a/x'],
    ['another namespace has no objects', ['b'], undefined],
  ])('%s', async (_reason, namespaces, want) => {
    const reader = readerWithin(all, namespaces);
    const { signal } = new AbortController();
    await expect(reader.read('BaseImageTemplate', 'a', 'x', signal)).resolves.toBe(want);
  });
});
