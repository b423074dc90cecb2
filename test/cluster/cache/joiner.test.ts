import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Joiner } from '../../../src/cluster/cache/joiner.ts';

describe('Joiner', () => {
  test('what comes out is what came, whatever came before', () => {
    const piece = fc
      .tuple(fc.oneof(fc.nat(100), fc.nat(700_000)), fc.nat(255))
      .map(([length, byte]) => Buffer.alloc(length, byte));
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 4 }), { maxLength: 4 }), (lines) => {
        const joiner = new Joiner();
        for (const pieces of lines)
          expect(joiner.join(pieces).equals(Buffer.concat(pieces))).toBe(true);
      }),
    );
  });

  test('memory is used again, but that of what is very long', () => {
    const joiner = new Joiner();
    const memoryOf = (length: number) => joiner.join([Buffer.alloc(length)]).buffer;
    const used = memoryOf(1);
    expect(memoryOf(60_000)).toBe(used);
    expect(memoryOf(2_000_000)).not.toBe(used);
    expect(memoryOf(60_000)).toBe(used);
  });
});
