import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { pack } from 'tar-stream';
import type { Header, Pack } from 'tar-stream';

import type { LayerEntry } from './layer-entry.ts';

/** A layer's blob as the manifest and the config name it (OCI image-spec, "layer" and "rootfs.diff_ids"). */
export interface LayerBlob {
  /** Of the compressed blob. */
  readonly digest: string;
  readonly size: number;
  /** Digest of the uncompressed archive. */
  readonly diffId: string;
}

/** The date of every file: builds at different times must not differ. */
const epoch = new Date(0);

/**
 * Writes entries as a gzipped tar archive. The bytes depend on the entries alone: they are sorted, missing parent
 * folders are added, dates are zero, names of owners are left out, and gzip's header carries no time.
 */
export async function writeTarLayer(
  entries: readonly LayerEntry[],
  path: string,
): Promise<LayerBlob> {
  const complete = withParents(entries);
  const archive = pack();
  const plain = meter();
  const compressed = meter();
  const written = pipeline(
    archive,
    plain.stream,
    createGzip({ level: 6 }),
    compressed.stream,
    createWriteStream(path),
  );
  await Promise.all([written, addAll(archive, complete)]);
  return {
    digest: `sha256:${compressed.digest()}`,
    size: compressed.size(),
    diffId: `sha256:${plain.digest()}`,
  };
}

async function addAll(archive: Pack, entries: readonly LayerEntry[]): Promise<void> {
  for (const entry of entries) {
    await add(archive, entry);
  }
  archive.finalize();
}

function add(archive: Pack, entry: LayerEntry): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const done = (error?: Error | null): void => (error ? reject(error) : resolve(undefined));
  const header: Partial<Header> & { name: string } = {
    name: entry.path.slice(1),
    mode: entry.mode,
    mtime: epoch,
    uid: entry.uid ?? 0,
    gid: entry.gid ?? entry.uid ?? 0,
    type: entry.type,
    uname: '',
    gname: '',
  };
  switch (entry.type) {
    case 'file':
      archive.entry({ ...header, size: entry.content.length }, entry.content, done);
      break;
    case 'directory':
      archive.entry({ ...header, name: `${header.name}/` }, done);
      break;
    case 'symlink':
      archive.entry({ ...header, linkname: entry.target }, done);
  }
  return promise;
}

/** The entries in order, each below its parent, none twice. */
function withParents(entries: readonly LayerEntry[]): LayerEntry[] {
  const byPath = new Map<string, LayerEntry>();
  for (const entry of entries) {
    if (!entry.path.startsWith('/') || entry.path.endsWith('/')) {
      throw new Error(
        `The layer's path ${entry.path} must begin with a slash and must not end with one`,
      );
    }
    if (byPath.has(entry.path)) {
      throw new Error(`The layer has ${entry.path} twice`);
    }
    byPath.set(entry.path, entry);
  }
  for (const { path } of entries) {
    for (let parent = dirname(path); parent !== '/'; parent = dirname(parent)) {
      if (!byPath.has(parent)) {
        byPath.set(parent, { path: parent, mode: 0o755, type: 'directory' });
      }
    }
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A stream that lets bytes through, counts and hashes them. */
function meter(): { stream: Transform; digest: () => string; size: () => number } {
  const hash = createHash('sha256');
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, digest: () => hash.digest('hex'), size: () => size };
}
