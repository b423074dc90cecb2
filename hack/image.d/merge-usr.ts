import { posix } from 'node:path';

import type { LayerEntry } from './layer-entry.ts';

/** Folders of the root that are links into /usr on every Debian since 12. Packages before 13 still put files there. */
const merged = ['bin', 'lib', 'lib32', 'lib64', 'libx32', 'sbin'];
const itself = new RegExp(`^/(?:${merged.join('|')})$`);
const below = new RegExp(`^/(?:${merged.join('|')})/`);

/**
 * Moves what packages put into /bin, /lib, /lib64 and /sbin below /usr, and adds the links that keep the old paths
 * alive. Of entries with the same path the last one stays.
 */
export function mergeUsr(entries: readonly LayerEntry[]): LayerEntry[] {
  const moved = entries.filter(({ path }) => !itself.test(path)).map(move);
  const byPath = new Map(moved.map((entry) => [entry.path, entry]));
  for (const name of merged) {
    if (moved.some(({ path }) => path.startsWith(`/usr/${name}/`))) {
      const path = `/${name}`;
      byPath.set(path, { path, mode: 0o777, type: 'symlink', target: `usr/${name}` });
    }
  }
  return [...byPath.values()];
}

function move(entry: LayerEntry): LayerEntry {
  if (!below.test(entry.path)) {
    return entry;
  }
  const path = `/usr${entry.path}`;
  // One level deeper, a relative target that climbs would end elsewhere.
  return entry.type === 'symlink' && entry.target.startsWith('..')
    ? { ...entry, path, target: posix.resolve(posix.dirname(entry.path), entry.target) }
    : { ...entry, path };
}
