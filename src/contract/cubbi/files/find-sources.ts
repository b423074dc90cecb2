import type { FileNode, FileTree } from '../../../evidence/file-tree.ts';
import type { MetadataFacts } from '../metadata/metadata-facts.ts';
import type { CubbiFiles } from './cubbi-files.ts';

/** Persistent sources of the metadata where something is that is no link: what the init script would have to replace. */
export async function findSources(
  tree: FileTree,
  metadata: MetadataFacts,
): Promise<CubbiFiles['sources']> {
  if (metadata.state !== 'Read') return [];
  const found: CubbiFiles['sources'][number][] = [];
  for (const path of new Set(metadata.fields.persistentConfigs.map(({ source }) => source))) {
    const node = await tree.look(path, 'Stay');
    if (node === undefined || node.kind === 'Symlink') continue;
    const { kind, mode, uid, gid } = node;
    found.push({ path, kind, mode, uid, gid, empty: await isEmpty(tree, node) });
  }
  return found;
}

async function isEmpty(tree: FileTree, { kind, path, size }: FileNode): Promise<boolean> {
  if (kind === 'Directory') return (await tree.list(path, 1)).length === 0;
  return kind === 'File' && size === 0;
}
