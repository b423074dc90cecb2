import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FileTree } from '../../../src/evidence/file-tree.ts';
import { createMountedTree } from '../../../src/prober/mounted-tree.ts';
import { unpackLayers } from '../../fakes/image-files.ts';
import type { ImageFile } from '../../fakes/image-files.ts';
import { archiveTree, layerTree } from '../../fakes/layer-tree.ts';

describe('createLayerTree', () => {
  test('owners are those of the archive; folders that it does not name are of root', async () => {
    const owned = await archiveTree([
      [{ name: 'a/f', uid: 12_345, gid: 23_456, mode: 0o100640 }],
      [{ name: 'b', type: 'directory', uid: 1, gid: 2, mode: 0o700 }],
    ]);
    expect(await owned.look('/a/f')).toMatchObject({ uid: 12_345, gid: 23_456, mode: 0o640 });
    expect(await owned.look('/a')).toMatchObject({ uid: 0, gid: 0, mode: 0o755 });
    expect(await owned.look('/b')).toMatchObject({ uid: 1, gid: 2, mode: 0o700 });
  });

  test('a device is neither file nor folder', async () => {
    const devices = await archiveTree([[{ name: 'null', type: 'character-device' }]]);
    expect(await devices.look('/null')).toMatchObject({ kind: 'Other', size: 0 });
    await expect(devices.read('/null', 1)).rejects.toThrow('expected a regular file');
  });

  test('what was not kept is no empty file, and is noted', async () => {
    const files: ImageFile[] = [
      { path: 'kept', content: '12345' },
      { path: 'left', content: '12345' },
      { path: 'same', same: 'left' },
    ];
    const some = await layerTree([files], (name) => (name === 'kept' ? 3 : 0));
    expect(await some.read('/kept', 3)).toHaveLength(3);
    expect(some.missed.size).toBe(0);
    await expect(some.read('/kept', 4)).rejects.toThrow('not kept');
    await expect(some.read('/left', 4)).rejects.toThrow('not kept');
    await expect(some.read('/same', 2)).rejects.toThrow('not kept');
    expect([...some.missed]).toEqual([
      [expect.objectContaining({ layer: 1, entry: 0, size: 5 }), 4],
      [expect.objectContaining({ layer: 1, entry: 1, size: 5 }), 4],
    ]);
  });

  /** Names say what they are, so that parents are never links. */
  const folder = fc
    .array(fc.constantFrom('a', 'b'), { maxLength: 3 })
    .map((names) => names.join('/'));
  const under = (name: string, path: string) => (path === '' ? name : `${path}/${name}`);
  const target = fc.constantFrom('/a', 'b', '..', '../f', '/a/l', 'm', './g', '../../b/../f');
  const entry: fc.Arbitrary<ImageFile> = fc.oneof(
    fc
      .tuple(fc.constantFrom('f', 'g'), folder, fc.string({ maxLength: 3 }))
      .map(([name, path, content]): ImageFile => ({ path: under(name, path), content })),
    folder.map((path): ImageFile => ({ path: `${under('a', path)}/`, mode: 0o700 })),
    fc
      .tuple(fc.constantFrom('l', 'm'), folder, target)
      .map(([name, path, link]): ImageFile => ({ path: under(name, path), link })),
    fc
      .tuple(fc.constantFrom('f', 'l'), folder)
      .map(([name, path]): ImageFile => ({ path: under(name, path), removes: 'Path' })),
    folder.map((path): ImageFile => ({ path: `${under('a', path)}/`, removes: 'Content' })),
  );
  const question = fc
    .array(fc.constantFrom('a', 'b', 'f', 'l', 'm', '..', '.'), { maxLength: 5 })
    .map((names) => `/${names.join('/')}`);

  test('layers tell what a machine tells that unpacked them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(entry, { maxLength: 8 }), { maxLength: 4 }),
        fc.array(question, { minLength: 20, maxLength: 20 }),
        async (layers, paths) => {
          const root = mkdtempSync(join(tmpdir(), 'layer-tree-'));
          try {
            unpackLayers(layers, root);
            const told = await tell(await layerTree(layers), paths);
            expect(told).toEqual(await tell(createMountedTree(root), paths));
          } finally {
            rmSync(root, { recursive: true });
          }
        },
      ),
      { numRuns: 60, examples: [[WHITEOUTS_ALONE, ['/a', '/a/a']]] },
    );
  });
});

/** A directory that only whiteouts name, below one whose content the same layer removes. */
const WHITEOUTS_ALONE: ImageFile[][] = [
  [{ path: 'a/a/f', removes: 'Path' }],
  [
    { path: 'a/a/', removes: 'Content' },
    { path: 'a/', removes: 'Content' },
  ],
];

/** Ids and modes of folders that no layer names are the machine's own. */
async function tell(tree: FileTree, paths: readonly string[]): Promise<unknown[]> {
  return Promise.all(
    paths.map(async (path) => {
      const node = await tree.look(path);
      const stay = await tree.look(path, 'Stay');
      const names = await tree.list(path, 100);
      const content = node?.kind === 'File' && Buffer.from(await tree.read(path, 100)).toString();
      return { path, is: node?.kind, at: node?.path, link: stay?.target, names, content };
    }),
  );
}
