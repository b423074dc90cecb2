import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { conditionMessage } from '../../src/contract/condition-message.ts';

describe('conditionMessage', () => {
  test.each([
    {
      reason: 'what is wrong comes before what to do',
      message: 'The label is "python"',
      fix: 'set it to "node"',
      want: 'The label is "python"; set it to "node"',
    },
    { reason: 'there may be no fix', message: 'It is well', fix: undefined, want: 'It is well' },
    {
      reason: 'a message is one line without control characters',
      message: 'a\r\nb\u001b[31mc\u0000\u202ed',
      fix: undefined,
      want: 'a b [31mc d',
    },
    {
      reason: 'a long message is cut, so that the fix stays whole',
      message: 'x'.repeat(300),
      fix: 'shorten it',
      want: `${'x'.repeat(241)}…; shorten it`,
    },
    {
      reason: 'a long fix leaves room for what is wrong',
      message: 'x'.repeat(300),
      fix: 'y'.repeat(300),
      want: `${'x'.repeat(93)}…; ${'y'.repeat(155)}…`,
    },
  ])('$reason', ({ message, fix, want }) => {
    expect(conditionMessage(message, fix)).toBe(want);
  });

  test('is one line of at most 256 bytes, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.string({ unit: 'binary', maxLength: 400 }),
        (message, fix) => {
          const text = conditionMessage(message, fix);
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(256);
          expect(text).toMatch(/^[^\p{Cc}\u2028\u2029]*$/u);
          expect(text.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});
