import { describe, expect, test } from '@jest/globals';
import { exponentialBackoff } from '../../src/workqueue/exponential-backoff.ts';

describe('exponentialBackoff()', () => {
  test.each([
    { reason: 'nothing failed', failures: 0, want: 0 },
    { reason: 'the first failure waits for the base', failures: 1, want: 5 },
    { reason: 'each further failure doubles it', failures: 4, want: 40 },
    { reason: 'the cap holds', failures: 20, want: 1000 },
    { reason: 'very many failures neither overflow nor turn to NaN', failures: 1e9, want: 1000 },
  ])('$reason', ({ failures, want }) => {
    expect(exponentialBackoff(failures, { baseMs: 5, maxMs: 1000 })).toBe(want);
  });
});
