import { posix } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

import { extract } from 'tar-stream';
import type { Header } from 'tar-stream';

import type { DebianPackage } from './debian-package.ts';
import type { LayerEntry } from './layer-entry.ts';
import { run } from './run.ts';

/**
 * Reads all files, folders and links of a Debian package without installing it. Hard links become files of their own.
 *
 * @param wanted says of an absolute path whether it is read
 */
export async function readDebianTree(
  item: DebianPackage,
  wanted: (path: string) => boolean,
): Promise<LayerEntry[]> {
  const archive = await run('dpkg-deb', ['--fsys-tarfile', item.path], {
    ifMissing: 'install the Debian package dpkg',
  });
  const entries = new Map<string, LayerEntry>();
  const reader = extract();
  reader.on('entry', (header, stream, next) => {
    buffer(stream).then(
      (content) => {
        const path = posix.resolve('/', header.name);
        if (path !== '/' && wanted(path)) {
          const entry = toEntry(path, header, content, entries);
          if (entry !== undefined) {
            entries.set(path, entry);
          }
        }
        next();
      },
      (error: unknown) => next(error instanceof Error ? error : new Error(String(error))),
    );
  });
  await pipeline(Readable.from([archive]), reader);
  return [...entries.values()];
}

function toEntry(
  path: string,
  { type, mode, uid, gid, linkname }: Header,
  content: Buffer,
  earlier: ReadonlyMap<string, LayerEntry>,
): LayerEntry | undefined {
  const common = { path, mode, uid, gid };
  if (type === 'file') {
    return { ...common, type, content };
  }
  if (type === 'directory') {
    return { ...common, type };
  }
  if (type === 'symlink') {
    return { ...common, type, target: linkname };
  }
  const same = type === 'link' ? earlier.get(posix.resolve('/', linkname)) : undefined;
  return same === undefined ? undefined : { ...same, path };
}
