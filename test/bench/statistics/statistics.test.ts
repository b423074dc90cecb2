import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { median } from './median.ts';
import { percentile } from './percentile.ts';
import { roundTo } from './round-to.ts';

const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });

describe('median()', () => {
  test.each([
    { reason: 'one value is its own median', of: [7], want: 7 },
    { reason: 'the order does not matter', of: [3, 1, 2], want: 2 },
    { reason: 'of an even number it is the mean of the middle two', of: [1, 10, 2, 4], want: 3 },
    { reason: 'numbers are not sorted as texts', of: [10, 9, 100], want: 10 },
    { reason: 'of nothing there is none', of: [], want: Number.NaN },
  ])('$reason', ({ of, want }) => {
    expect(median(of)).toBe(want);
  });

  test('as many values lie above it as below', () => {
    fc.assert(
      fc.property(values, (all) => {
        const middle = median(all);
        expect(all.filter((value) => value < middle).length * 2).toBeLessThanOrEqual(all.length);
        expect(all.filter((value) => value > middle).length * 2).toBeLessThanOrEqual(all.length);
      }),
    );
  });
});

describe('percentile()', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  test.each([
    { reason: 'the 99th of a hundred is the last but one', of: hundred, share: 0.99, want: 99 },
    { reason: 'of few values it is the largest', of: [5, 1, 3], share: 0.99, want: 5 },
    { reason: 'a half is the lower middle', of: [4, 1, 3, 2], share: 0.5, want: 2 },
    { reason: 'all is the largest', of: hundred, share: 1, want: 100 },
    { reason: 'nothing is the smallest', of: hundred, share: 0, want: 1 },
    { reason: 'of nothing there is none', of: [], share: 0.5, want: Number.NaN },
  ])('$reason', ({ of, share, want }) => {
    expect(percentile(of, share)).toBe(want);
  });

  test('is one of the values, and its share of them does not exceed it', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const found = percentile(all, share);
        expect(all).toContain(found);
        const within = all.filter((value) => value <= found).length;
        expect(within).toBeGreaterThanOrEqual(Math.floor(share * all.length));
      }),
    );
  });
});

test.each([
  { reason: 'ratios keep what is read of them', value: 0.123456, want: 0.1235 },
  { reason: 'large values lose their last digits', value: 31415.9, want: 31420 },
  { reason: 'what has fewer digits stays', value: 2.5, want: 2.5 },
])('roundTo(): $reason', ({ value, want }) => {
  expect(roundTo(value, 4)).toBe(want);
});
