import type { BuildContext } from './build-context.ts';
import type { ImageDefinition } from './image-definition.ts';
import type { LayerDefinition } from './layer-definition.ts';
import { blobPath, cachedLayer } from './layer-cache.ts';
import { ociImage } from './oci-image.ts';
import type { LayeredImage } from './oci-image.ts';
import { writeOciLayout } from './oci-layout.ts';
import type { LayerBlob } from './tar-layer.ts';
import { toLayerSource } from './to-layer-source.ts';

/** What a build made. */
export interface BuiltImage {
  readonly name: string;
  /** Of what the tag points to. */
  readonly digest: string;
  /** Bytes that a registry stores: compressed layers and documents. */
  readonly size: number;
  /** Folder of the OCI layout. */
  readonly path: string;
}

/** Builds one image into a folder; layers that are in the cache, or that `made` has, are not made again. */
export async function buildImage(
  context: BuildContext,
  definition: ImageDefinition,
  options: { readonly path: string; readonly made: Map<string, LayerBlob> },
): Promise<BuiltImage> {
  const { path, made } = options;
  const layers = await makeLayers(context, definition, made);
  const others: LayeredImage[] = [];
  for (const other of definition.others ?? []) {
    others.push({ definition: other, layers: await makeLayers(context, other, made) });
  }
  const image = ociImage(definition, layers, others);
  await writeOciLayout(path, {
    image,
    tag: definition.tag,
    layers: [layers, ...others.map((other) => other.layers)].flat(),
    blobPath: (digest) => blobPath(context, digest),
  });
  return { name: definition.name, digest: image.top.digest, size: image.size, path };
}

async function makeLayers(
  context: BuildContext,
  definition: ImageDefinition,
  made: Map<string, LayerBlob>,
): Promise<LayerBlob[]> {
  const layers: LayerBlob[] = [];
  for (const layer of definition.layers) {
    const id = JSON.stringify(layer);
    const blob =
      made.get(id) ?? (await cachedLayer(context, toLayerSource(context, layer), describe(layer)));
    made.set(id, blob);
    layers.push(blob);
  }
  return layers;
}

function describe(layer: LayerDefinition): string {
  switch (layer.kind) {
    case 'node':
      return 'Node.js';
    case 'certificates':
      return 'certificates';
    case 'debian':
    case 'debian-tree':
      return `from ${layer.packages.join(', ')}`;
    case 'go':
      return `from ${layer.module} (Go)`;
    case 'bundle':
      return `from ${layer.entry} and its imports`;
    case 'files':
      return `of ${layer.files.length} files`;
  }
}
