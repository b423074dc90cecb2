import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import type { BuildContext } from './build-context.ts';
import type { DebianPackage } from './debian-package.ts';
import { isPresent } from './is-present.ts';
import { moveFile } from './move-file.ts';
import { readArchive } from './read-archive.ts';
import { run } from './run.ts';
import { sha256 } from './sha256.ts';
import { withStaging } from './with-staging.ts';

const ifMissing = 'install the Debian packages apt and dpkg';

/** Reads files of a Debian package without installing it; {@link readArchive} says which and how. */
export async function readDebianPackage(
  context: BuildContext,
  item: DebianPackage,
  wanted: Parameters<typeof readArchive>[1],
): Promise<Map<string, Buffer>> {
  const path = join(context.cache, 'debian', item.sha256, item.file);
  if (!(await isPresent(path))) {
    context.log(`fetching ${item.file} with apt`);
    await withStaging(context, (folder) => download(folder, item, path));
  }
  const archive = await run('dpkg-deb', ['--fsys-tarfile', path], { ifMissing });
  return readArchive(Readable.from([archive]), wanted);
}

async function download(folder: string, item: DebianPackage, target: string): Promise<void> {
  await run('apt-get', ['download', '-q', item.name], { cwd: folder, ifMissing });
  const file = join(folder, item.file);
  const found = sha256(await readFile(file));
  if (found !== item.sha256) {
    throw new Error(`${item.file} has the digest ${found}, expected ${item.sha256}`);
  }
  await moveFile(file, target);
}
