import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTimeField } from '../../src/log/create-time-field.ts';

const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

describe('createTimeField()', () => {
  test('is the time in the words of RFC 3339, whatever was told before', () => {
    let now = 0;
    const field = createTimeField(() => now);
    fc.assert(
      fc.property(fc.nat({ max: LAST }), fc.array(fc.nat({ max: 2_500 })), (start, steps) => {
        now = start;
        for (const step of steps) {
          now = Math.min(now + step, LAST);
          expect(field()).toBe(`,"time":"${new Date(now).toISOString()}"`);
        }
      }),
    );
  });
});
