import { Readable } from 'node:stream';

import type { DebianPackage } from './debian-package.ts';
import { readArchive } from './read-archive.ts';
import { run } from './run.ts';

/** Reads files of a Debian package without installing it; {@link readArchive} says which and how. */
export async function readDebianPackage(
  item: DebianPackage,
  wanted: Parameters<typeof readArchive>[1],
): Promise<Map<string, Buffer>> {
  const archive = await run('dpkg-deb', ['--fsys-tarfile', item.path], {
    ifMissing: 'install the Debian package dpkg',
  });
  return readArchive(Readable.from([archive]), wanted);
}
