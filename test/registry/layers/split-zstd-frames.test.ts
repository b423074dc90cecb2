import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { splitZstdFrames } from '../../../src/registry/layers/split-zstd-frames.ts';

const checksum = { params: { [constants.ZSTD_c_checksumFlag]: 1 } };

async function split(bytes: Buffer, size: number): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  async function* source(): AsyncGenerator<Buffer> {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
  }
  for await (const piece of splitZstdFrames(source())) pieces.push(piece);
  return pieces;
}

describe('splitZstdFrames', () => {
  test('every frame of one chunk comes alone', async () => {
    const frames = [
      zstdCompressSync(Buffer.from('one')),
      zstdCompressSync(Buffer.alloc(300_000, 'two'), checksum),
      zstdCompressSync(Buffer.alloc(0)),
      Buffer.from('502a4d1803000000616263', 'hex'),
      Buffer.from('5f2a4d1800000000', 'hex'),
      zstdCompressSync(Buffer.from('three'), checksum),
    ];
    expect(await split(Buffer.concat(frames), 1_000_000)).toEqual(frames);
  });

  test('however the data arrives, nothing is lost and no chunk spans two frames', async () => {
    const texts = fc.array(fc.string({ maxLength: 300 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 64 }), async (parts, size) => {
        const frames = parts.map((part) => zstdCompressSync(Buffer.from(part)));
        const pieces = await split(Buffer.concat(frames), size);
        expect(Buffer.concat(pieces)).toEqual(Buffer.concat(frames));
        const ends = new Set<number>();
        pieces.reduce((sum, piece) => (ends.add(sum + piece.length), sum + piece.length), 0);
        let end = 0;
        for (const frame of frames) expect(ends.has((end += frame.length))).toBe(true);
        expect(frames.map((frame) => zstdDecompressSync(frame).toString())).toEqual(parts);
      }),
      { numRuns: 30 },
    );
  });

  test('what is no frame is an error', async () => {
    await expect(split(Buffer.from('no frame'), 3)).rejects.toThrow('expected a zstd frame');
  });
});
