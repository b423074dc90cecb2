import type { FileTree } from '../../../evidence/file-tree.ts';

/** Folders that package managers fill and no container needs. */
const CACHES = [
  '/root/.cache/pip',
  '/root/.cache/yarn',
  '/root/.npm/_cacache',
  '/var/cache/apk',
  '/var/cache/apt/archives',
  '/var/cache/dnf',
  '/var/cache/yum',
  '/var/lib/apt/lists',
];
/** What is in them when they are empty. */
const NOTHING = ['auxfiles', 'lock', 'partial'];

/** Caches of package managers that are not empty. */
export async function findCaches(tree: FileTree): Promise<readonly string[]> {
  const names = await Promise.all(CACHES.map((path) => tree.list(path, NOTHING.length + 1)));
  return CACHES.filter((_, index) => names[index]?.some((name) => !NOTHING.includes(name)));
}
