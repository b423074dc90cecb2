import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { statsAt } from './stats-at.ts';

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
export function resolveInside(
  root: string,
  path: string,
  end: 'Follow' | 'Stay' = 'Follow',
): string | undefined {
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
    const place = join(root, ...walked, name);
    const stats = statsAt(place);
    if (stats === undefined) return undefined;
    if (!stats.isSymbolicLink() || (end === 'Stay' && left.length === 0)) {
      // Nothing is below a file, and neither is the folder above it.
      if (!stats.isDirectory() && left.length > 0) return undefined;
      walked.push(name);
      continue;
    }
    links += 1;
    if (links > MOST_LINKS) return undefined;
    const target = readlinkSync(place);
    if (target.startsWith('/')) walked.length = 0;
    left.push(...namesOf(target).reverse());
  }
  return undefined;
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}
