import { describe, expect, test } from '@jest/globals';
import { createObjectIndex } from '../../src/gate/object-index.ts';
import { readWarmPool } from '../../src/gate/read-warm-pool.ts';

const pool = (name: string, template: string, namespace = 'apps') => ({
  metadata: { namespace, name },
  spec: { sandboxTemplateRef: { name: template } },
});

describe('createObjectIndex', () => {
  test('keeps the last of each object by namespace and name', () => {
    const index = createObjectIndex(readWarmPool);
    index.upsert(pool('a', 'one'));
    index.upsert(pool('a', 'two'));
    index.upsert(pool('a', 'other', 'b'));
    expect(index.get('apps', 'a')).toEqual({ sandboxTemplate: 'two' });
    expect(index.get('b', 'a')).toEqual({ sandboxTemplate: 'other' });
    expect(index.size).toBe(2);
    index.remove(pool('a', 'two'));
    expect(index.get('apps', 'a')).toBeUndefined();
  });

  test('a new list replaces all', () => {
    const index = createObjectIndex(readWarmPool);
    index.upsert(pool('gone', 'x'));
    index.replace([pool('a', 'one')]);
    expect([index.get('apps', 'gone'), index.size]).toEqual([undefined, 1]);
  });

  test('an object that can no longer be read is absent', () => {
    let readable = true;
    const index = createObjectIndex((object) => (readable ? readWarmPool(object) : undefined));
    index.upsert(pool('a', 'one'));
    readable = false;
    index.upsert(pool('a', 'two'));
    expect(index.get('apps', 'a')).toBeUndefined();
  });

  test('things without a name are no objects', () => {
    const index = createObjectIndex(readWarmPool);
    for (const thing of [null, 'x', {}, { metadata: { name: 'a' } }, { metadata: 7 }]) {
      index.upsert(thing);
      index.remove(thing);
    }
    expect(index.size).toBe(0);
  });
});
