import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EntryTable } from '../../../src/cluster/cache/entry-table.ts';
import type { TableEntry } from '../../../src/cluster/cache/entry-table.ts';

type Table = EntryTable<TableEntry>;
const keyOf = ({ namespace, name }: Omit<TableEntry, 'hash'>) => `${namespace}/${name}`;
const entryOf = (table: Table, namespace: string, name: string): TableEntry => ({
  namespace,
  name,
  hash: table.hash(namespace, name),
});

/** Few, so that the same ones come, go and come again. */
const names = fc.record({
  namespace: fc.constantFrom('', 'a', 'b', 'apps'),
  name: fc.oneof(fc.constantFrom('a', 'b', 'node-24'), fc.string({ maxLength: 3 })),
});
const random = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('EntryTable', () => {
  test('finds what was added and not deleted, whatever the hash makes of it', () => {
    fc.assert(
      fc.property(random, fc.array(names, { maxLength: 200 }), (number, steps) => {
        const table: Table = new EntryTable(number);
        const model = new Map<string, TableEntry>();
        for (const { namespace, name } of steps) {
          const key = keyOf({ namespace, name });
          const known = model.get(key);
          expect(table.get(namespace, name)).toBe(known);
          if (known === undefined) {
            const entry = entryOf(table, namespace, name);
            table.add(entry);
            model.set(key, entry);
          } else {
            table.delete(known);
            model.delete(key);
          }
        }
        for (const { namespace, name } of steps)
          expect(table.get(namespace, name)).toBe(model.get(keyOf({ namespace, name })));
      }),
    );
  });

  test('entries whose hashes are one are told apart, and outlive one another', () => {
    const table: Table = new EntryTable(1);
    const all = Array.from({ length: 40 }, (_, n) => ({
      namespace: 'apps',
      name: `n${n}`,
      hash: 7,
    }));
    table.hash = () => 7;
    for (const entry of all) table.add(entry);
    for (const entry of all.filter((_, n) => n % 3 === 0)) table.delete(entry);
    const found = all.map(({ namespace, name }) => table.get(namespace, name));
    expect(found).toEqual(all.map((entry, n) => (n % 3 === 0 ? undefined : entry)));
  });

  test('what separates the two names counts', () => {
    const table: Table = new EntryTable(12_345);
    const entry = entryOf(table, 'ab', 'c');
    table.add(entry);
    expect([table.get('ab', 'c'), table.get('a', 'bc'), table.get('', 'abc')]).toEqual([
      entry,
      undefined,
      undefined,
    ]);
  });

  test('names in a row spread', () => {
    const table: Table = new EntryTable(0xdeadbeef);
    const hashes = new Set<number>();
    for (let n = 0; n < 10_000; n += 1) hashes.add(table.hash('team-7', `node-${n}`));
    expect(hashes.size).toBeGreaterThan(9_990);
  });
});
