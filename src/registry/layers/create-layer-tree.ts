import { setImmediate } from 'node:timers/promises';
import type { FileNode, FileTree } from '../../evidence/file-tree.ts';
import type { ImageTree, Place, StoredFile } from './image-tree.ts';
import { TreeReadError } from './tree-read-error.ts';

/** What must be there to look at the layers' files. */
export interface LayerTreeInput {
  readonly image: ImageTree;
  readonly signal: AbortSignal;
  /** Bytes that may be missed in all. */
  readonly mostMissed: number;
}

/** The files of layers, and what could not be read because it was not kept. */
export interface LayerTree extends FileTree {
  /** How many first bytes were asked for. */
  readonly missed: ReadonlyMap<StoredFile, number>;
}

const LINK_MODE = 0o777;

/** The files of applied layers. A read rejects with a `TreeReadError` where the content was not kept. */
export function createLayerTree({ image, signal, mostMissed }: LayerTreeInput): LayerTree {
  const missed = new Map<StoredFile, number>();
  let room = mostMissed;
  const miss = (stored: StoredFile, bytes: number): void => {
    const more = bytes - (missed.get(stored) ?? 0);
    if (more <= 0 || more > room) return;
    room -= more;
    missed.set(stored, bytes);
  };
  return {
    missed,
    look(path, end = 'Follow') {
      const place = image.find(path, end);
      return Promise.resolve(place && nodeOf(place));
    },
    async list(path, most) {
      signal.throwIfAborted();
      // Nothing here waits for anything: others must get their turn in a walk through the whole image.
      await setImmediate();
      const node = image.find(path, 'Follow')?.node;
      if (node?.kind !== 'Directory') return [];
      return [...node.children.keys()].sort().slice(0, most);
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- a failure must be a rejection
    async read(path, most) {
      const node = image.find(path, 'Follow')?.node;
      if (node?.kind !== 'File' || node.details === undefined)
        throw new TreeReadError('expected a regular file');
      const { stored } = node.details;
      const bytes = Math.min(stored.size, most);
      if (stored.bytes.length >= bytes) return stored.bytes.subarray(0, bytes);
      miss(stored, bytes);
      throw new TreeReadError('the content was not kept');
    },
  };
}

function nodeOf({ node, names }: Place): FileNode {
  const path = `/${names.join('/')}`;
  const { kind, mode } = node;
  if (kind === 'Directory') return { kind, mode, uid: node.uid, gid: node.gid, size: 0, path };
  const { uid = 0, gid = 0, stored } = node.details ?? {};
  if (kind === 'Symlink')
    return { kind, mode: LINK_MODE, uid, gid, size: 0, path, target: node.target };
  return { kind, mode, uid, gid, size: kind === 'File' ? (stored?.size ?? 0) : 0, path };
}
