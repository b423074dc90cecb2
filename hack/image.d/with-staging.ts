import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { BuildContext } from './build-context.ts';

/**
 * Gives `use` an empty folder on the cache's own disk and removes it afterwards. What is finished there is renamed
 * to its place, so that a second build at the same time never sees half of it.
 */
export async function withStaging<T>(
  context: Pick<BuildContext, 'cache'>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = join(context.cache, 'staging', randomUUID());
  await mkdir(folder, { recursive: true });
  try {
    return await use(folder);
  } finally {
    await rm(folder, { force: true, recursive: true });
  }
}
