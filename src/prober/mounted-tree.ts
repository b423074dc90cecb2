import { opendirSync, readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FileNode, FileTree } from '../evidence/file-tree.ts';
import { isNowhere } from './is-nowhere.ts';
import { readFirst } from './read-first.ts';
import { resolveInside } from './resolve-inside.ts';
import { statsAt } from './stats-at.ts';

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
  const placeOf = createPlaces(root);
  const find = (path: string, end: 'Follow' | 'Stay'): FileNode | undefined => {
    const place = placeOf(path, end);
    return place === undefined ? undefined : nodeAt(root, place);
  };
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- a failure must be a rejection
    look: async (path, end = 'Follow') => find(path, end),
    async list(path, most) {
      // Nothing here waits for anything: others must get their turn in a walk through the whole image.
      await setImmediate();
      const place = placeOf(path, 'Follow');
      return place === undefined ? [] : namesIn(place, most);
    },
    async read(path, most) {
      const node = find(path, 'Follow');
      // Opening a device may set it going.
      if (node?.kind !== 'File')
        throw Object.assign(new Error('expected a regular file'), { code: 'EINVAL' });
      return readFirst(join(root, node.path), most);
    },
  };
}

/** Where a path leads; with `Stay` only its folder is sure to be there. */
type PlaceOf = (path: string, end: 'Follow' | 'Stay') => string | undefined;

function createPlaces(root: string): PlaceOf {
  const folders = new Map<string, string | undefined>();
  const folder = (path: string): string | undefined => {
    if (folders.has(path)) return folders.get(path);
    const found = placeOf(path, 'Follow');
    if (folders.size >= MOST_FOLDERS) folders.clear();
    folders.set(path, found);
    return found;
  };
  const placeOf: PlaceOf = (path, end) => {
    const cut = path.lastIndexOf('/');
    const name = path.slice(cut + 1);
    if (cut < 0 || name === '' || name === '.' || name === '..')
      return resolveInside(root, path, end);
    const parent = folder(path.slice(0, cut));
    if (parent === undefined) return undefined;
    const place = join(parent, name);
    // From the start where there is a link, because the bound on links is one for the whole path.
    return end === 'Follow' && statsAt(place)?.isSymbolicLink() === true
      ? resolveInside(root, path)
      : place;
  };
  return placeOf;
}

function nodeAt(root: string, place: string): FileNode | undefined {
  const stats = statsAt(place);
  if (stats === undefined) return undefined;
  const { uid, gid } = stats;
  const mode = stats.mode & PERMISSIONS;
  const path = `/${relative(root, place)}`;
  if (stats.isSymbolicLink())
    return { kind: 'Symlink', mode, uid, gid, size: 0, path, target: readlinkSync(place) };
  const kind = stats.isFile() ? 'File' : stats.isDirectory() ? 'Directory' : 'Other';
  return { kind, mode, uid, gid, size: kind === 'File' ? stats.size : 0, path };
}

function namesIn(place: string, most: number): readonly string[] {
  const names: string[] = [];
  try {
    const folder = opendirSync(place, { bufferSize: BATCH });
    try {
      for (let entry = folder.readSync(); entry !== null && names.length < most;) {
        names.push(entry.name);
        entry = folder.readSync();
      }
    } finally {
      folder.closeSync();
    }
  } catch (error) {
    if (isNowhere(error)) return [];
    throw error;
  }
  return names.sort();
}
