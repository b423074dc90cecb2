import type { FileFacts } from '../../evidence/image-evidence.ts';
import type { RegistrySession } from '../create-registry-session.ts';
import { createImageTree } from './image-tree.ts';
import { readLayers } from './read-layers.ts';
import type { LayersReading } from './read-layers.ts';

/** What to read. */
export interface FilesQuestion extends Pick<LayersReading, 'layers' | 'limits'> {
  /** Absolute paths. */
  readonly paths: readonly string[];
}

/** Facts about files from the layers of one platform's image. Throws a `RegistryError` where they cannot be read. */
export async function readImageFiles(
  session: RegistrySession,
  { layers, paths, limits }: FilesQuestion,
): Promise<FileFacts> {
  const tree = createImageTree();
  await readLayers(session, {
    layers,
    limits,
    onEntry: (entry, layer) => tree.apply(entry, layer),
  });
  return Object.fromEntries(
    paths.map((path) => [path, { known: true, value: tree.fact(path) }] as const),
  );
}
