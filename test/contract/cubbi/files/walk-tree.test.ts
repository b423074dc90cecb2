import { describe, expect, test } from '@jest/globals';
import { walkTree } from '../../../../src/contract/cubbi/files/walk-tree.ts';
import type { FileTree } from '../../../../src/evidence/file-tree.ts';
import type { ImageFile } from '../../../fakes/image-files.ts';
import { layerTree } from '../../../fakes/layer-tree.ts';

const BOUNDS = { entries: 1_000, depth: 8 };

async function walk(tree: FileTree, bounds = BOUNDS) {
  const paths: string[] = [];
  const whole = await walkTree(tree, bounds, ({ path }) => paths.push(path));
  return { whole, paths };
}
async function walkFiles(files: readonly ImageFile[], bounds = BOUNDS) {
  return walk(await layerTree([files]), bounds);
}

describe('walkTree', () => {
  test('goes folder by folder, in the order of names, along no link', async () => {
    const files: ImageFile[] = [
      { path: 'b/f' },
      { path: 'a/g' },
      { path: 'a/d/h' },
      { path: 'l', link: 'a' },
      { path: 'a/up', link: '..' },
      { path: 'pipe', pipe: true },
    ];
    expect(await walkFiles(files)).toEqual({
      whole: true,
      paths: ['/a', '/b', '/l', '/pipe', '/a/d', '/a/g', '/a/up', '/a/d/h', '/b/f'],
    });
  });

  test('tells the name and the depth', async () => {
    const entries: unknown[] = [];
    const tree = await layerTree([[{ path: 'a/b' }]]);
    await walkTree(tree, BOUNDS, ({ name, depth }) => entries.push([name, depth]));
    expect(entries).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  test('what a container has in /proc, /sys and /dev is not the image’s', async () => {
    const files = ['proc/1', 'sys/x', 'dev/null', 'a/proc/x'].map((path) => ({ path }));
    const { whole, paths } = await walkFiles(files);
    expect(whole).toBe(true);
    expect(paths).toEqual(['/a', '/dev', '/proc', '/sys', '/a/proc', '/a/proc/x']);
  });

  test.each([
    { entries: 5, whole: true, seen: 5 },
    { entries: 4, whole: false, seen: 4 },
    { entries: 1, whole: false, seen: 1 },
    { entries: 0, whole: false, seen: 0 },
  ])('of five entries at most $entries', async ({ entries, whole, seen }) => {
    const files = [{ path: 'a/1' }, { path: 'a/2' }, { path: 'b/' }, { path: 'c' }];
    const result = await walkFiles(files, { ...BOUNDS, entries });
    expect(result).toMatchObject({ whole });
    expect(result.paths).toHaveLength(seen);
  });

  test.each([
    { depth: 3, whole: true },
    { depth: 2, whole: false },
  ])('a tree of depth 3 within $depth', async ({ depth, whole }) => {
    expect(await walkFiles([{ path: 'a/b/c' }], { ...BOUNDS, depth })).toMatchObject({ whole });
  });

  test('paths that are too long are not followed', async () => {
    const path = `${'x'.repeat(200)}/`.repeat(7);
    const { whole, paths } = await walkFiles([{ path: `${path}f` }], { ...BOUNDS, depth: 64 });
    expect(whole).toBe(false);
    expect(Math.max(...paths.map(({ length }) => length))).toBeLessThanOrEqual(1024 + 201);
  });

  test.each<{ reason: string; broken: Partial<FileTree> }>([
    { reason: 'a folder', broken: { list: () => Promise.reject(new Error('EACCES')) } },
    { reason: 'an entry', broken: { look: () => Promise.reject(new Error('EIO')) } },
    { reason: 'a name', broken: { look: () => Promise.resolve(undefined) } },
  ])('goes on behind what cannot be read, and says so: $reason', async ({ broken }) => {
    const tree = await layerTree([[{ path: 'a/f' }, { path: 'b/f' }, { path: 'c/f' }]]);
    const partly: FileTree = {
      look: (path, end) =>
        path.startsWith('/b/') && broken.look ? broken.look(path) : tree.look(path, end),
      list: (path, most) =>
        path === '/b' && broken.list ? broken.list(path, most) : tree.list(path, most),
      read: (path, most) => tree.read(path, most),
    };
    expect(await walk(partly)).toEqual({ whole: false, paths: ['/a', '/b', '/c', '/a/f', '/c/f'] });
  });
});
