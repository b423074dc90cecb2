import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileTree } from '../../src/evidence/file-tree.ts';
import { createMountedTree } from '../../src/prober/mounted-tree.ts';
import { unpackLayers } from '../fakes/image-files.ts';
import { layerTree } from '../fakes/layer-tree.ts';
import { LISTS, LOOKS, READS, TREE } from '../fakes/tree-cases.ts';

let root: string;
const trees = new Map<string, FileTree>();

beforeAll(async () => {
  process.umask(0o022);
  root = mkdtempSync(join(tmpdir(), 'file-tree-'));
  unpackLayers(TREE, root);
  trees.set('mounted', createMountedTree(root));
  trees.set('from layers', await layerTree(TREE));
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

describe.each(['mounted', 'from layers'])('FileTree, %s', (name) => {
  const tree = () => {
    const found = trees.get(name);
    if (found === undefined) throw new Error('expected a tree');
    return found;
  };

  test.each(LOOKS)('look: $reason', async ({ path, end, want }) => {
    expect(await tree().look(path, end)).toEqual(want);
  });

  test.each(LISTS)('list: $reason', async ({ path, want }) => {
    expect(await tree().list(path, 10)).toEqual(want);
  });

  test.each([0, 1, 100, 2_499, 2_500, 9_999])('list: no more than %d names', async (most) => {
    const names = await tree().list('/many', most);
    expect(names).toHaveLength(Math.min(most, 2_500));
    expect(names).toEqual([...new Set(names)].sort());
  });

  test.each(READS)('read: $reason', async ({ path, want }) => {
    const text = tree()
      .read(path, 100)
      .then(
        (bytes) => Buffer.from(bytes).toString(),
        () => undefined,
      );
    expect(await text).toBe(want);
  });

  test('read: no more than asked for', async () => {
    expect(await tree().read('/etc/text', 2)).toHaveLength(2);
    expect(await tree().read('/etc/text', 0)).toHaveLength(0);
  });
});
