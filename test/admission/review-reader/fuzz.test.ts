import { expect, test } from '@jest/globals';
import { runFuzz } from './run-fuzz.ts';

test('changed reviews are read, and decided about, as JSON.parse reads them', async () => {
  const { failures, fast, json, decisions } = await runFuzz({ count: 6_000, seed: 20_261_122 });
  expect(failures).toEqual([]);
  // The changes must leave much to decide, and few of them may need the full parser.
  expect(json).toBeGreaterThan(2_400);
  expect(fast / json).toBeGreaterThan(0.7);
  expect(Object.keys(decisions).length).toBeGreaterThanOrEqual(10);
}, 120_000);
