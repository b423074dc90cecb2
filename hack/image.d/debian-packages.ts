import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { BuildContext } from './build-context.ts';
import type { DebianPackage } from './debian-package.ts';
import { isPresent } from './is-present.ts';
import { moveFile } from './move-file.ts';
import { parsePrintedUris } from './parse-printed-uris.ts';
import { run } from './run.ts';
import { sha256 } from './sha256.ts';
import { withStaging } from './with-staging.ts';

type Surroundings = Omit<BuildContext, 'debian'>;

const ifMissing =
  'build the images on Debian or Ubuntu, or build the operator image with the Dockerfile';

/** All packages that a layer may take files from: one call of apt takes most of a second, so it is asked for all. */
const names = ['busybox-static', 'ca-certificates', 'libc6', 'libgcc-s1', 'libstdc++6', 'tini'];

/**
 * Fetches the packages in the versions that apt would install now, unless the cache has them. Where apt has no
 * package lists yet, or lists so old that their versions are gone, they are fetched first.
 *
 * @throws Error when a package is not offered by the machine's apt sources
 */
export async function debianPackages(context: Surroundings): Promise<readonly DebianPackage[]> {
  try {
    return await fetchAll(context);
  } catch {
    context.log('fetching the lists of Debian packages (apt-get update)');
    await run('apt-get', ['update', '-q'], { ifMissing });
    return fetchAll(context);
  }
}

async function fetchAll(context: Surroundings): Promise<DebianPackage[]> {
  const output = await run('apt-get', ['download', '--print-uris', ...names], { ifMissing });
  const offered = parsePrintedUris(output.toString()).map((item) => ({
    ...item,
    path: join(context.cache, 'debian', item.sha256, item.file),
  }));
  const lacking = names.filter((name) => !offered.some((item) => item.name === name));
  if (lacking.length > 0) {
    throw new Error(
      `apt offers no package ${lacking.join(', ')} with a SHA-256 digest: look into /etc/apt/sources.list`,
    );
  }
  const present = await Promise.all(offered.map(({ path }) => isPresent(path)));
  const missing = offered.filter((_, index) => present[index] === false);
  if (missing.length > 0) {
    context.log(`fetching ${missing.map(({ file }) => file).join(', ')} with apt`);
    await withStaging(context, (folder) => download(folder, missing));
  }
  return offered;
}

async function download(folder: string, items: readonly DebianPackage[]): Promise<void> {
  await run('apt-get', ['download', '-q', ...items.map(({ name }) => name)], {
    cwd: folder,
    ifMissing,
  });
  for (const item of items) {
    const file = join(folder, item.file);
    const found = sha256(await readFile(file));
    if (found !== item.sha256) {
      throw new Error(`${item.file} has the digest ${found}, expected ${item.sha256}`);
    }
    await moveFile(file, item.path);
  }
}
