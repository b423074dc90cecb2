import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanText } from '../../src/evidence/clean-text.ts';

describe('cleanText', () => {
  test.each([
    { reason: 'text stays', given: 'v24.21.0', want: 'v24.21.0' },
    { reason: 'white space becomes one space', given: ' a\t\r\n  b ', want: 'a b' },
    { reason: 'control characters go', given: 'a\u0000\u001b\u0085\u007fb', want: 'a b' },
    { reason: 'line separators go', given: 'a\u2028b\u2029c', want: 'a b c' },
    { reason: 'nothing may turn the direction', given: 'a\u202eb\u2066c', want: 'a b c' },
    { reason: 'nothing may hide', given: 'a\u200bb\ufeffc', want: 'a b c' },
    { reason: 'soft hyphens, the Arabic mark', given: 'a\u00adb\u061cc', want: 'a b c' },
    { reason: 'half a character is replaced', given: 'a\ud83d', want: 'a\ufffd' },
    { reason: 'other scripts stay', given: 'größe 値 🎉', want: 'größe 値 🎉' },
  ])('$reason', ({ given, want }) => {
    expect(cleanText(given)).toBe(want);
  });

  test('the cut is at a character’s end, within the bound in bytes', () => {
    expect(cleanText('größe', 6)).toBe('gr…');
    expect(cleanText('🎉🎉🎉', 9)).toBe('🎉…');
    expect(cleanText('größe', 7)).toBe('größe');
  });

  test('the bound holds for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 500 }),
        fc.integer({ min: 3, max: 100 }),
        (given, bound) => Buffer.byteLength(cleanText(given, bound)) <= bound,
      ),
    );
  });
});
