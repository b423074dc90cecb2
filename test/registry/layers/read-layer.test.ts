import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import type { LayerEntry } from '../../../src/registry/layers/image-tree.ts';
import { createLayerBudget } from '../../../src/registry/layers/layer-budget.ts';
import { readLayer } from '../../../src/registry/layers/read-layer.ts';
import { layer } from '../../fakes/test-image.ts';
import type { TestFile } from '../../fakes/test-image.ts';

const MIB = 1024 * 1024;
const LIMITS = {
  ...{ layerBytes: MIB, totalBytes: MIB, unpackedBytes: 16 * MIB },
  ...{ entries: 100, nameBytes: 16 * MIB },
};

async function entriesOf(file: TestFile): Promise<LayerEntry[]> {
  const { bytes } = await layer([file]);
  const entries: LayerEntry[] = [];
  await readLayer(Readable.from([bytes]), 'sha256', {
    budget: createLayerBudget(LIMITS),
    signal: new AbortController().signal,
    onEntry: (entry) => entries.push(entry),
  });
  return entries;
}

describe('readLayer', () => {
  test.each<{ reason: string; file: TestFile }>([
    { reason: 'a name', file: { name: 'a/'.repeat(2_048) + 'a' } },
    {
      reason: 'what a link leads to',
      file: { name: 'bin', type: 'symlink', linkname: 'a/'.repeat(300_000) },
    },
  ])('refuses paths that no kernel takes: $reason', async ({ file }) => {
    await expect(entriesOf(file)).rejects.toThrow('expected paths that a kernel takes');
  });

  test('takes the longest path of the kernel', async () => {
    const target = 'a/'.repeat(2_048);
    expect(await entriesOf({ name: 'bin', type: 'symlink', linkname: target })).toMatchObject([
      { name: 'bin', type: 'Symlink', target },
    ]);
  });
});
