import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { BuildContext } from './build-context.ts';
import type { DebianPackage } from './debian-package.ts';
import { isPresent } from './is-present.ts';
import { moveFile } from './move-file.ts';
import { runApt } from './run-apt.ts';
import { sha256 } from './sha256.ts';
import { withStaging } from './with-staging.ts';

/** What a layer's packages are looked up with. */
export type AptSurroundings = Pick<BuildContext, 'cache' | 'log'>;

/**
 * Fetches packages, unless the cache has them. Where apt has no package lists yet, or lists so old that their versions
 * are gone, they are fetched first.
 *
 * @param offered asks apt which packages there are
 * @param options of apt that `offered` was asked with
 * @throws Error when apt does not offer what was asked for
 */
export async function fetchDebianPackages(
  context: AptSurroundings,
  offered: () => Promise<readonly Omit<DebianPackage, 'path'>[]>,
  options: readonly string[] = [],
): Promise<readonly DebianPackage[]> {
  const attempt = async (): Promise<DebianPackage[]> =>
    fetchMissing(context, await offered(), options);
  try {
    return await attempt();
  } catch {
    context.log('fetching the lists of Debian packages (apt-get update)');
    await runApt(['update', '-q']);
    return attempt();
  }
}

async function fetchMissing(
  context: AptSurroundings,
  offered: readonly Omit<DebianPackage, 'path'>[],
  options: readonly string[],
): Promise<DebianPackage[]> {
  const items = offered.map((item) => ({
    ...item,
    path: join(context.cache, 'debian', item.sha256, item.file),
  }));
  const present = await Promise.all(items.map(({ path }) => isPresent(path)));
  const missing = items.filter((_, index) => present[index] === false);
  if (missing.length > 0) {
    const few = missing.length <= 10;
    const what = few ? missing.map(({ file }) => file).join(', ') : `${missing.length} packages`;
    context.log(`fetching ${what} with apt`);
    await withStaging(context, (folder) => download(folder, missing, options));
  }
  return items;
}

async function download(
  folder: string,
  items: readonly DebianPackage[],
  options: readonly string[],
): Promise<void> {
  const names = items.map(({ name }) => name);
  await runApt([...options, 'download', '-q', ...names], folder);
  for (const item of items) {
    const file = join(folder, item.file);
    const found = sha256(await readFile(file));
    if (found !== item.sha256) {
      throw new Error(`${item.file} has the digest ${found}, expected ${item.sha256}`);
    }
    await moveFile(file, item.path);
  }
}
