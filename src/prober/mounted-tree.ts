import type { Stats } from 'node:fs';
import { lstat, opendir, readlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { FileNode, FileTree } from '../evidence/file-tree.ts';
import { isNowhere } from './is-nowhere.ts';
import { readFirst } from './read-first.ts';
import { resolveInside } from './resolve-inside.ts';

const PERMISSIONS = 0o7777;
/** Folders whose place is remembered: who walks a tree asks for the neighbours next. */
const MOST_FOLDERS = 1024;
/** Names that are read from a folder at a time. */
const BATCH = 1024;

/**
 * The files of an image that is mounted at `root` and does not change. Rejects with the error of the file system (`EACCES`, `EIO`, …) where
 * something cannot be read.
 */
export function createMountedTree(root: string): FileTree {
  const folders = createFolders(root);
  const look = async (path: string, end: 'Follow' | 'Stay' = 'Follow') => {
    const place = await folders.placeOf(path, 'Stay');
    const node = place === undefined ? undefined : await nodeAt(root, place);
    if (node?.kind !== 'Symlink' || end === 'Stay') return node;
    const target = await folders.placeOf(path, 'Follow');
    return target === undefined ? undefined : nodeAt(root, target);
  };
  return {
    look,
    async list(path, most) {
      const place = await folders.placeOf(path, 'Follow');
      return place === undefined ? [] : namesIn(place, most);
    },
    async read(path, most) {
      const node = await look(path);
      // Opening a device may set it going.
      if (node?.kind !== 'File')
        throw Object.assign(new Error('expected a regular file'), { code: 'EINVAL' });
      return readFirst(join(root, node.path), most);
    },
  };
}

interface Folders {
  /** Where a path leads; with `Stay` only the folder is sure to be there. */
  placeOf(path: string, end: 'Follow' | 'Stay'): Promise<string | undefined>;
}

function createFolders(root: string): Folders {
  const known = new Map<string, Promise<string | undefined>>();
  const folder = (path: string): Promise<string | undefined> => {
    const there = known.get(path);
    if (there !== undefined) return there;
    if (known.size >= MOST_FOLDERS) known.clear();
    const found = placeOf(path, 'Follow');
    known.set(path, found);
    return found;
  };
  const placeOf: Folders['placeOf'] = async (path, end) => {
    const cut = path.lastIndexOf('/');
    const name = path.slice(cut + 1);
    if (cut < 0 || name === '' || name === '.' || name === '..')
      return resolveInside(root, path, end);
    const parent = await folder(path.slice(0, cut));
    if (parent === undefined) return undefined;
    const place = join(parent, name);
    if (end === 'Stay') return place;
    const stats = await statsAt(place);
    if (stats === undefined) return undefined;
    // From the start, because the bound on links is one for the whole path.
    return stats.isSymbolicLink() ? resolveInside(root, path) : place;
  };
  return { placeOf };
}

async function nodeAt(root: string, place: string): Promise<FileNode | undefined> {
  const stats = await statsAt(place);
  if (stats === undefined) return undefined;
  const { uid, gid } = stats;
  const mode = stats.mode & PERMISSIONS;
  const path = `/${relative(root, place)}`;
  if (stats.isSymbolicLink())
    return { kind: 'Symlink', mode, uid, gid, size: 0, path, target: await readlink(place) };
  const kind = stats.isFile() ? 'File' : stats.isDirectory() ? 'Directory' : 'Other';
  return { kind, mode, uid, gid, size: kind === 'File' ? stats.size : 0, path };
}

/** Undefined where nothing is. */
async function statsAt(place: string): Promise<Stats | undefined> {
  try {
    return await lstat(place);
  } catch (error) {
    if (isNowhere(error)) return undefined;
    throw error;
  }
}

async function namesIn(place: string, most: number): Promise<readonly string[]> {
  const names: string[] = [];
  try {
    // Leaving the loop closes the folder.
    for await (const { name } of await opendir(place, { bufferSize: BATCH })) {
      if (names.length >= most) break;
      names.push(name);
    }
  } catch (error) {
    if (isNowhere(error)) return [];
    throw error;
  }
  return names.sort();
}
