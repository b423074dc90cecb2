import type { FileNode, FileTree } from '../../../evidence/file-tree.ts';

/** A file of the image, or why its content is not looked at. */
export type WholeFile =
  | { readonly state: 'Missing' }
  | {
      readonly state: 'Unfit';
      readonly kind: 'Directory' | 'Other' | 'TooLarge';
      readonly node: FileNode;
    }
  | { readonly state: 'Read'; readonly bytes: Uint8Array; readonly node: FileNode };

/** Reads a file of at most so many bytes, links followed. Rejects where it is there and cannot be read. */
export async function readWhole(tree: FileTree, path: string, most: number): Promise<WholeFile> {
  const node = await tree.look(path);
  if (node === undefined) return { state: 'Missing' };
  if (node.kind !== 'File')
    return { state: 'Unfit', kind: node.kind === 'Directory' ? 'Directory' : 'Other', node };
  if (node.size > most) return { state: 'Unfit', kind: 'TooLarge', node };
  return { state: 'Read', bytes: await tree.read(path, most), node };
}
