import { expect, test } from '@jest/globals';
import { runGateFuzz } from './run-gate-fuzz.ts';

test('whatever is sent to the webhook as it is shipped, it answers right, refuses, and holds nothing', async () => {
  const { figures, problems, states } = await runGateFuzz({
    seed: 20_261_122,
    count: 1_600,
    batch: 800,
    crowd: { every: 2, least: 200, most: 200 },
    lingering: { each: 3, wait: false },
    withinMs: 60_000,
    say: () => undefined,
  });
  expect(problems).toEqual([]);
  expect(figures.cases).toBe(1_800);
  expect(states).toHaveLength(3);
  // Enough is answered for its being right to mean something.
  const decided = Object.entries(figures.answers).filter(([each]) => each.startsWith('200 '));
  expect(decided.length).toBeGreaterThanOrEqual(15);
}, 90_000);
