import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { extract } from 'tar-stream';
import type { Header } from 'tar-stream';
import { HEADER_BYTES } from '../evidence/header-bytes.ts';
import { inspectElf } from '../evidence/inspect-elf.ts';
import { interpreterOf } from '../evidence/interpreter-of.ts';
import type { LayerEntry } from './image-tree.ts';
import type { LayerBudget } from './layer-budget.ts';
import { splitZstdFrames } from './split-zstd-frames.ts';

/** How a layer is read. */
export interface LayerReading {
  readonly budget: LayerBudget;
  readonly signal: AbortSignal;
  /** Called for each entry, in order. */
  readonly onEntry: (entry: LayerEntry) => void;
}

/**
 * Unpacks a layer as it arrives, without keeping it, and returns the SHA-256 or SHA-512 of the compressed bytes as a digest. gzip and zstd
 * are told by their first bytes, as containerd does. Rejects with whatever the stream, the decompression or the archive reports, and with a
 * `LayerBudgetError` above a bound.
 */
export async function readLayer(
  body: Readable,
  algorithm: 'sha256' | 'sha512',
  reading: LayerReading,
): Promise<string> {
  const { budget, signal } = reading;
  const hash = createHash(algorithm);
  budget.beginLayer();
  const compressed = metered(body, hash, budget);
  const first = await compressed.next();
  const head = first.done ? Buffer.alloc(0) : first.value;
  const source = Readable.from(prepend(head, compressed), { objectMode: false });
  const archive = extract();
  archive.on('entry', (header, stream, next) => {
    readEntry(header, stream as AsyncIterable<Uint8Array>, reading).then(
      () => next(),
      (error: unknown) => next(error as Error),
    );
  });
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      budget.unpack(chunk.byteLength);
      yield chunk;
    }
  };
  switch (compressionOf(head)) {
    case 'gzip':
      await pipeline(source, createGunzip(), counted, archive, { signal });
      break;
    case 'zstd':
      await pipeline(source, splitZstdFrames, createZstdDecompress(), counted, archive, { signal });
      break;
    case 'none':
      await pipeline(source, counted, archive, { signal });
      break;
  }
  return `${algorithm}:${hash.digest('hex')}`;
}

async function* metered(
  body: Readable,
  hash: Hash,
  budget: LayerBudget,
): AsyncGenerator<Buffer, void> {
  for await (const chunk of body as AsyncIterable<Buffer>) {
    budget.read(chunk.byteLength);
    hash.update(chunk);
    yield chunk;
  }
}

async function* prepend(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  if (head.byteLength > 0) yield head;
  yield* rest;
}

function compressionOf(head: Buffer): 'gzip' | 'zstd' | 'none' {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  const magic = head.subarray(0, 4).toString('hex');
  // A zstd frame, or a skippable frame before it (RFC 8878).
  return magic === '28b52ffd' || /^5.2a4d18$/.test(magic) ? 'zstd' : 'none';
}

const TYPES: Partial<Record<string, LayerEntry['type']>> = {
  file: 'File',
  'contiguous-file': 'File',
  directory: 'Directory',
  symlink: 'Symlink',
  link: 'Hardlink',
};

async function readEntry(
  header: Header,
  stream: AsyncIterable<Uint8Array>,
  reading: LayerReading,
): Promise<void> {
  // The types do not say it, but both are null where the archive leaves them out.
  const { type: typeName, linkname } = header as { type: string | null; linkname: string | null };
  const type = TYPES[typeName ?? ''] ?? 'Other';
  const target = linkname ?? '';
  if (header.name.length > MAX_PATH || target.length > MAX_PATH)
    throw new Error('expected paths that a kernel takes');
  reading.budget.enter(header.name.length + target.length);
  const head = await firstBytes(stream);
  const content = type === 'File' ? contentOf(head) : undefined;
  reading.onEntry({
    name: header.name,
    type,
    target,
    mode: header.mode & 0o7777,
    ...(content === undefined ? {} : { content }),
  });
}

/** The longest path that the kernel takes, in bytes (`PATH_MAX`); characters are at least as few. */
const MAX_PATH = 4096;

/** Reads to the end, because the archive goes on behind it. */
async function firstBytes(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (size < HEADER_BYTES) kept.push(chunk);
    size += chunk.byteLength;
  }
  return Buffer.concat(kept).subarray(0, HEADER_BYTES);
}

function contentOf(head: Uint8Array): LayerEntry['content'] {
  const elf = inspectElf(head);
  if (elf.kind === 'Elf') return { elf: { architecture: elf.architecture, static: elf.static } };
  const interpreter = interpreterOf(head);
  return interpreter === undefined ? undefined : { interpreter };
}
