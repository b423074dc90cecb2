import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { extract } from 'tar-stream';
import type { Header } from 'tar-stream';
import { HEADER_BYTES } from '../../evidence/header-bytes.ts';
import { inspectElf } from '../../evidence/inspect-elf.ts';
import { interpreterOf } from '../../evidence/interpreter-of.ts';
import type { EntryDetails, LayerEntry } from './image-tree.ts';
import type { LayerBudget } from './layer-budget.ts';
import { splitZstdFrames } from './split-zstd-frames.ts';

/** What to tell of entries besides facts. */
export interface DetailedReading {
  /** Number of the layer, counted from 1. */
  readonly layer: number;
  /** How many first bytes of a regular file to keep; for an entry counted from 0. */
  readonly keep: (file: {
    readonly name: string;
    readonly size: number;
    readonly entry: number;
  }) => number;
}

/** How a layer is read. */
export interface LayerReading {
  readonly budget: LayerBudget;
  readonly signal: AbortSignal;
  /** Where more than facts is wanted. */
  readonly detailed?: DetailedReading;
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
  let entries = 0;
  archive.on('entry', (header, stream, next) => {
    const archived = { header, stream: stream as AsyncIterable<Uint8Array>, number: entries++ };
    readEntry(archived, reading).then(
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

interface Archived {
  readonly header: Header;
  readonly stream: AsyncIterable<Uint8Array>;
  /** Counted from 0. */
  readonly number: number;
}

async function readEntry(archived: Archived, reading: LayerReading): Promise<void> {
  const { header, stream } = archived;
  // The types do not say it, but both are null where the archive leaves them out.
  const { type: typeName, linkname } = header as { type: string | null; linkname: string | null };
  const type = TYPES[typeName ?? ''] ?? 'Other';
  const target = linkname ?? '';
  if (header.name.length > MAX_PATH || target.length > MAX_PATH)
    throw new Error('expected paths that a kernel takes');
  reading.budget.enter(header.name.length + target.length);
  const wanted = type === 'File' ? wantedBytes(archived, reading.detailed) : 0;
  const first = await firstBytes(stream, Math.max(HEADER_BYTES, wanted));
  const content = type === 'File' ? contentOf(first.subarray(0, HEADER_BYTES)) : undefined;
  // A copy, because the bytes at hand are a view of much larger chunks.
  const bytes = new Uint8Array(first.subarray(0, wanted));
  const details = reading.detailed && detailsOf(archived, reading.detailed.layer, bytes);
  reading.onEntry({
    name: header.name,
    type,
    target,
    mode: header.mode & 0o7777,
    ...(content === undefined ? {} : { content }),
    ...(details === undefined ? {} : { details }),
  });
}

function wantedBytes({ header, number }: Archived, detailed: DetailedReading | undefined): number {
  const { name, size } = header;
  return detailed?.keep({ name, size, entry: number }) ?? 0;
}

function detailsOf({ header, number }: Archived, layer: number, bytes: Uint8Array): EntryDetails {
  const { uid, gid, size } = header;
  return {
    uid: wholeNumber(uid),
    gid: wholeNumber(gid),
    stored: { layer, entry: number, size: wholeNumber(size), bytes },
  };
}

/** Fields of an archive may be left out or hold anything. */
function wholeNumber(value: number | null | undefined): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

/** The longest path that the kernel takes, in bytes (`PATH_MAX`); characters are at least as few. */
const MAX_PATH = 4096;

/** Reads to the end, because the archive goes on behind it. */
async function firstBytes(stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (size < most) kept.push(chunk);
    size += chunk.byteLength;
  }
  return Buffer.concat(kept).subarray(0, most);
}

function contentOf(head: Uint8Array): LayerEntry['content'] {
  const elf = inspectElf(head);
  if (elf.kind === 'Elf') return { elf: { architecture: elf.architecture, static: elf.static } };
  const interpreter = interpreterOf(head);
  return interpreter === undefined ? undefined : { interpreter };
}
