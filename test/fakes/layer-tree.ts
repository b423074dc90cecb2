import { Readable } from 'node:stream';
import { createImageTree } from '../../src/registry/layers/image-tree.ts';
import { createLayerBudget } from '../../src/registry/layers/layer-budget.ts';
import { createLayerTree } from '../../src/registry/layers/create-layer-tree.ts';
import type { LayerTree } from '../../src/registry/layers/create-layer-tree.ts';
import { readLayer } from '../../src/registry/layers/read-layer.ts';
import { archiveOf } from './image-files.ts';
import type { ImageFile } from './image-files.ts';
import { layer } from './test-image.ts';
import type { TestFile } from './test-image.ts';

const MANY = 2 ** 40;
const UNBOUNDED = {
  ...{ layerBytes: MANY, totalBytes: MANY, unpackedBytes: MANY },
  ...{ entries: MANY, nameBytes: MANY },
};
const signal = new AbortController().signal;

/** The tree of layers that no registry holds; every content is kept unless said otherwise. */
export function layerTree(
  layers: readonly (readonly ImageFile[])[],
  keep: (name: string) => number = () => MANY,
): Promise<LayerTree> {
  return archiveTree(layers.map(archiveOf), keep);
}

/** The same of entries as an archive has them. */
export async function archiveTree(
  layers: readonly (readonly TestFile[])[],
  keep: (name: string) => number = () => MANY,
): Promise<LayerTree> {
  const image = createImageTree();
  for (const [index, files] of layers.entries()) {
    const number = index + 1;
    const { bytes } = await layer(files, 'none');
    await readLayer(Readable.from([bytes]), 'sha256', {
      budget: createLayerBudget(UNBOUNDED),
      signal,
      detailed: { layer: number, keep: ({ name }) => keep(name) },
      onEntry: (entry) => void image.apply(entry, number),
    });
  }
  return createLayerTree({ image, signal, mostMissed: MANY });
}
