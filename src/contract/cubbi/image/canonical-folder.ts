import { plainPath } from './plain-path.ts';

/** A folder under one name where distributions have two: `/bin` and `/sbin` are links into `/usr` in most images, and count as such in all. */
export function canonicalFolder(folder: string): string {
  // A folder of PATH may be relative, and is another one then.
  const plain = folder.startsWith('/') ? plainPath(folder) : folder;
  return plain === '/bin' || plain === '/sbin' ? `/usr${plain}` : plain;
}
