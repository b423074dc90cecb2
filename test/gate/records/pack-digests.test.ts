import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findDigest } from '../../../src/gate/records/find-digest.ts';
import { judgedDigest } from '../../../src/gate/records/judged-digest.ts';
import type { DigestStanding } from '../../../src/gate/records/pack-digests.ts';
import { packDigests } from '../../../src/gate/records/pack-digests.ts';

const hex = (length: number) =>
  fc.string({
    unit: fc.constantFrom(...Array.from('0123456789abcdef')),
    minLength: length,
    maxLength: length,
  });
const digest = fc.oneof(
  hex(64).map((text) => `sha256:${text}`),
  hex(128).map((text) => `sha512:${text}`),
);
const standing = fc.constantFrom<DigestStanding>('Judged', 'Valid', 'Invalid', 'Unknown');
const A = `sha256:${'a'.repeat(64)}`;

describe('packDigests', () => {
  test('each digest is found with what was recorded of it, and no other is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(digest, standing)), digest, (entries, other) => {
        const recorded = new Map(entries);
        const packed = packDigests(recorded);
        for (const [each, want] of recorded) expect(findDigest(packed, each)).toBe(want);
        expect(findDigest(packed, other)).toBe(recorded.get(other));
      }),
    );
  });

  test('the digest that was judged is read back', () => {
    fc.assert(
      fc.property(digest, fc.array(fc.tuple(digest, standing)), (first, entries) => {
        expect(judgedDigest(packDigests([[first, 'Judged'], ...entries]))).toBe(first);
      }),
    );
  });

  test.each([
    { reason: 'nothing', text: '' },
    { reason: 'another algorithm', text: `sha384:${'a'.repeat(96)}` },
    { reason: 'too short', text: A.slice(0, -1) },
    { reason: 'too long', text: `${A}a` },
    { reason: 'upper case', text: A.toUpperCase() },
    { reason: 'no hexadecimal digit', text: A.replace(/a$/, 'g') },
    { reason: 'a name that every object has', text: 'constructor' },
  ])('$reason is no digest: left out, and never found', ({ text }) => {
    const packed = packDigests([
      [text, 'Valid'],
      [A, 'Invalid'],
    ]);
    expect([findDigest(packed, text), findDigest(packed, A), packed.length]).toEqual([
      undefined,
      'Invalid',
      34,
    ]);
  });

  test('where nothing was judged there is no judged digest', () => {
    expect([judgedDigest(''), judgedDigest(packDigests([[A, 'Valid']]))]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
