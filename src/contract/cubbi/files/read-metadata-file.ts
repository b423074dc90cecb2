import type { FileTree } from '../../../evidence/file-tree.ts';
import type { MetadataFacts } from '../metadata/metadata-facts.ts';
import { readMetadata } from '../metadata/read-metadata.ts';
import { FILE_BOUNDS } from './file-bounds.ts';
import { FILE_PATHS } from './file-paths.ts';
import { readWhole } from './read-whole.ts';
import { textIn } from './text-in.ts';

/** What the image's `cubbi_image.yaml` says. */
export async function readMetadataFile(tree: FileTree): Promise<MetadataFacts> {
  const file = await readWhole(tree, FILE_PATHS.metadata, FILE_BOUNDS.metadata);
  if (file.state === 'Read') return readMetadata(textIn(file.bytes));
  return file.state === 'Missing' ? file : { state: 'Unfit', kind: file.kind };
}
