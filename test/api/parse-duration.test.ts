import { describe, expect, test } from '@jest/globals';
import { parseDuration } from '../../src/api/parse-duration.ts';

describe('parseDuration', () => {
  test.each([
    { reason: 'seconds', text: '90s', want: 90_000 },
    { reason: 'several units', text: '1h30m5s20ms', want: 5_405_020 },
    { reason: 'm is minutes, ms is not', text: '5m5ms', want: 300_005 },
    { reason: 'zero with a unit', text: '0s', want: 0 },
    { reason: 'zero without one, as Go allows', text: '0', want: 0 },
    { reason: 'decimals', text: '1.5s', want: 1500 },
    { reason: 'no unit', text: '5', want: undefined },
    { reason: 'a sign', text: '-5s', want: undefined },
    { reason: 'another unit', text: '1d', want: undefined },
    { reason: 'a space', text: '1h 5m', want: undefined },
    { reason: 'nothing', text: '', want: undefined },
    { reason: 'more than a field holds', text: '1s'.repeat(20), want: undefined },
  ])('$reason: $text', ({ text, want }) => {
    expect(parseDuration(text)).toBe(want);
  });
});
