import { describe, expect, test } from '@jest/globals';
import { memoryGrowth } from './memory-growth.ts';

describe('memoryGrowth', () => {
  test.each<{ reason: string; seen: number[]; want: number }>([
    { reason: 'nothing was seen', seen: [], want: 0 },
    { reason: 'too little was seen', seen: [1, 9], want: 0 },
    { reason: 'it grew while it became warm', seen: [1, 50, 90, 90, 91, 89, 90, 92, 88], want: 0 },
    { reason: 'one look was unlucky', seen: [5, 5, 5, 7, 99, 7, 7, 7, 8], want: 0 },
    { reason: 'it grows on and on', seen: [1, 2, 3, 4, 5, 6, 7, 8, 9], want: 3 },
  ])('$reason: $want', ({ seen, want }) => {
    expect(memoryGrowth(seen)).toBe(want);
  });
});
