import type { FileNode, FileTree } from '../../../evidence/file-tree.ts';

/** Something that a walk came across. */
export interface WalkEntry {
  /** Absolute; no part of it but the last is a link. */
  readonly path: string;
  readonly name: string;
  /** Of the root's entries 1. */
  readonly depth: number;
  /** A link is not followed. */
  readonly node: FileNode;
}

/** How far a walk goes. */
export interface WalkBounds {
  readonly entries: number;
  readonly depth: number;
}

/** Longer ones are not looked at: no real image has them, and they multiply. */
const MOST_PATH = 1024;
/** How many entries are looked at at a time. */
const CHUNK = 64;
/** What a container has there is not the image's. */
const NOT_WALKED: ReadonlySet<string> = new Set(['/dev', '/proc', '/sys']);

/**
 * Walks through a whole image, folder by folder in the order of names, following no link.
 *
 * @returns false where a bound ended it, or where something is there that could not be looked at
 */
export async function walkTree(
  tree: FileTree,
  bounds: WalkBounds,
  onEntry: (entry: WalkEntry) => void,
): Promise<boolean> {
  let left = bounds.entries;
  let whole = true;
  const visit = async (folder: string, depth: number): Promise<void> => {
    const listed = await attempt(tree.list(folder === '' ? '/' : folder, left + 1));
    const names = (listed ?? []).slice(0, left);
    left -= names.length;
    if (listed === undefined || names.length < listed.length) whole = false;
    const folders: string[] = [];
    for (let start = 0; start < names.length; start += CHUNK) {
      const chunk = names.slice(start, start + CHUNK);
      const nodes = await Promise.all(
        chunk.map((name) => attempt(tree.look(`${folder}/${name}`, 'Stay'))),
      );
      for (const [index, name] of chunk.entries()) {
        const node = nodes[index];
        // Names that are no UTF-8 end here too.
        if (node === undefined) whole = false;
        else onEntry({ path: `${folder}/${name}`, name, depth, node });
        if (node?.kind === 'Directory') folders.push(name);
      }
    }
    for (const name of folders) {
      const path = `${folder}/${name}`;
      if (NOT_WALKED.has(path)) continue;
      if (depth < bounds.depth && path.length <= MOST_PATH) await visit(path, depth + 1);
      else whole = false;
    }
  };
  await visit('', 1);
  return whole;
}

async function attempt<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch {
    return undefined;
  }
}
