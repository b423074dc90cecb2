import { lstat, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isNowhere } from './is-nowhere.ts';

/** Links that Linux follows in one path before it gives up (`MAXSYMLINKS`). */
const MOST_LINKS = 40;
/** Names that are walked at most, whatever links say. */
const MOST_STEPS = 4096;

/**
 * The path of a file below `root` with every link resolved as a process with that root would see it: absolute links start at `root`, and
 * `..` never leaves it. A link at the end is not followed where asked to stay. Undefined where no such file is.
 *
 * @throws Error of the file system (`EACCES`, `EIO`, …) where it cannot be told
 */
export async function resolveInside(
  root: string,
  path: string,
  end: 'Follow' | 'Stay' = 'Follow',
): Promise<string | undefined> {
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
    const found = await at(join(root, ...walked, name));
    if (found.kind === 'Missing') return undefined;
    if (found.kind !== 'Link' || (end === 'Stay' && left.length === 0)) {
      // Nothing is below a file, and neither is the folder above it.
      if (found.kind === 'Leaf' && left.length > 0) return undefined;
      walked.push(name);
      continue;
    }
    links += 1;
    if (links > MOST_LINKS) return undefined;
    if (found.target.startsWith('/')) walked.length = 0;
    left.push(...namesOf(found.target).reverse());
  }
  return undefined;
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

type Found =
  | { readonly kind: 'Missing' | 'Folder' | 'Leaf' }
  | { readonly kind: 'Link'; readonly target: string };

async function at(path: string): Promise<Found> {
  try {
    const stats = await lstat(path);
    if (stats.isSymbolicLink()) return { kind: 'Link', target: await readlink(path) };
    return { kind: stats.isDirectory() ? 'Folder' : 'Leaf' };
  } catch (error) {
    if (isNowhere(error)) return { kind: 'Missing' };
    throw error;
  }
}
