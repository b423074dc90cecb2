import { lstat, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Links that Linux follows in one path before it gives up (`MAXSYMLINKS`). */
const MOST_LINKS = 40;
/** Names that are walked at most, whatever links say. */
const MOST_STEPS = 4096;

/**
 * The path of a file below `root` with every link resolved as a process with that root would see it: absolute links start at `root`, and
 * `..` never leaves it. Undefined where no such file is.
 *
 * @throws Error of the file system (`EACCES`, `EIO`, …) where it cannot be told
 */
export async function resolveInside(root: string, path: string): Promise<string | undefined> {
  const left = namesOf(path).reverse();
  const walked: string[] = [];
  let links = 0;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const name = left.pop();
    if (name === undefined) return join(root, ...walked);
    if (name === '..') {
      walked.pop();
      continue;
    }
    const here = join(root, ...walked, name);
    const link = await linkAt(here);
    if (link === 'Missing') return undefined;
    if (link === 'NoLink') {
      walked.push(name);
      continue;
    }
    links += 1;
    if (links > MOST_LINKS) return undefined;
    if (link.target.startsWith('/')) walked.length = 0;
    left.push(...namesOf(link.target).reverse());
  }
  return undefined;
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

async function linkAt(path: string): Promise<'Missing' | 'NoLink' | { readonly target: string }> {
  try {
    const stats = await lstat(path);
    return stats.isSymbolicLink() ? { target: await readlink(path) } : 'NoLink';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return 'Missing';
    throw error;
  }
}
