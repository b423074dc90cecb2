import { expect, test } from '@jest/globals';
import { parseQuantity } from '../../src/job/parse-quantity.ts';

test.each([
  ['1', 1],
  ['0.5', 0.5],
  ['.5', 0.5],
  ['500m', 0.5],
  ['2k', 2000],
  ['1M', 1e6],
  ['1Ki', 1024],
  ['64Mi', 64 * 1024 ** 2],
  ['1.5Gi', 1.5 * 1024 ** 3],
  ['1e3', 1000],
  ['-1', -1],
  ['100n', 1e-7],
  ['', undefined],
  ['Mi', undefined],
  ['1mi', undefined],
  ['1 Mi', undefined],
  ['1e', undefined],
])('parseQuantity(%j) is %p', (text, want) => {
  if (want === undefined) expect(parseQuantity(text)).toBeUndefined();
  else expect(parseQuantity(text)).toBeCloseTo(want, 12);
});
