import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { BundledFile } from './bundle.ts';

/**
 * Writes a bundle into a folder, the entry last, and removes the chunks of earlier ones. Other files of the folder stay.
 *
 * @param files the entry first
 */
export async function writeBundle(files: readonly BundledFile[], folder: string): Promise<void> {
  for (const { path, content } of files.toReversed()) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  const wanted = new Set(files.map(({ path }) => path));
  for (const name of await readdir(join(folder, 'chunks')).catch(() => [])) {
    if (!wanted.has(`chunks/${name}`)) {
      await rm(join(folder, 'chunks', name));
    }
  }
}
