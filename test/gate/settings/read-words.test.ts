import { describe, expect, test } from '@jest/globals';
import { readWords } from '../../../src/gate/settings/read-words.ts';

describe('readWords', () => {
  test.each<{ reason: string; value: unknown; want: ReturnType<typeof readWords> }>([
    { reason: 'words', value: ['sh', '-c', ''], want: { words: ['sh', '-c', ''], whole: true } },
    { reason: 'an empty list is not set', value: [], want: undefined },
    { reason: 'a text is no list', value: 'sh', want: undefined },
    {
      reason: 'nobody knows what follows a word that is none',
      value: ['sh', 7, 'x'],
      want: { words: ['sh'], whole: false },
    },
    {
      reason: 'a word that is too long is not cut in two',
      value: ['sh', 'x'.repeat(16 * 1024), 'y'],
      want: { words: ['sh'], whole: false },
    },
  ])('$reason', ({ value, want }) => {
    expect(readWords(value)).toEqual(want);
  });

  test('many words are bounded, and that is told', () => {
    const read = readWords(Array.from({ length: 100_000 }, () => 'a'));
    expect(read).toMatchObject({ whole: false });
    expect(read?.words).toHaveLength(256);
  });
});
