import { posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { buffer } from 'node:stream/consumers';

import { extract } from 'tar-stream';

/** What {@link readArchive} keeps of an entry. */
type Found = { readonly content: Buffer } | { readonly link: string };

/** How many links one path may lead through. */
const maxLinks = 8;

/**
 * Reads regular files from a tar archive.
 *
 * @param wanted absolute paths; a path below a folder that the archive keeps under /usr is found there too, and
 *   links are followed inside the archive
 * @returns the contents by wanted path; a path that is not there is missing from the map
 */
export async function readArchive(
  archive: AsyncIterable<unknown>,
  wanted: readonly string[] | ((path: string) => boolean),
): Promise<Map<string, Buffer>> {
  const entries = await readEntries(archive);
  const paths = typeof wanted === 'function' ? [...entries.keys()].filter(wanted) : wanted;
  const found = new Map<string, Buffer>();
  for (const path of paths) {
    const content = follow(entries, path, maxLinks);
    if (content !== undefined) {
      found.set(path, content);
    }
  }
  return found;
}

async function readEntries(archive: AsyncIterable<unknown>): Promise<Map<string, Found>> {
  const entries = new Map<string, Found>();
  const reader = extract();
  reader.on('entry', (header, stream, next) => {
    const path = posix.resolve('/', header.name);
    if (header.type === 'symlink' && typeof header.linkname === 'string') {
      entries.set(path, { link: posix.resolve(posix.dirname(path), header.linkname) });
    }
    if (header.type !== 'file') {
      stream.resume();
      stream.on('end', () => next());
      return;
    }
    buffer(stream).then(
      (content) => {
        entries.set(path, { content });
        next();
      },
      (error: unknown) => next(error instanceof Error ? error : new Error(String(error))),
    );
  });
  await pipeline(archive, reader);
  return entries;
}

function follow(entries: Map<string, Found>, path: string, links: number): Buffer | undefined {
  const entry = entries.get(path) ?? entries.get(posix.join('/usr', path));
  if (entry === undefined || links === 0) {
    return undefined;
  }
  return 'link' in entry ? follow(entries, entry.link, links - 1) : entry.content;
}
