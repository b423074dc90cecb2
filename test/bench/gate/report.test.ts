import { expect, test } from '@jest/globals';
import type { Figure } from './figures/figure.ts';
import { createReport } from './report.ts';

const row: Figure = { name: 'a', unit: '×', better: 'higher', must: 1, aim: 2, far: 0.5 };
const run = (value: number, problem?: string) => ({ value, problem });

function setup(wanted = () => true) {
  const lines: string[] = [];
  return { lines, report: createReport([row], wanted, (line) => lines.push(line)) };
}

test.each([
  { reason: 'a figure that reaches what it must', runs: [run(1.5)], want: [] },
  { reason: 'one that misses it', runs: [run(0.7)], want: [] },
  { reason: 'one that is far off', runs: [run(0.4)], want: ['a'] },
  { reason: 'one far off in disturbed runs alone', runs: [run(0.1, 'why')], want: [] },
  { reason: 'one far off in its usable runs', runs: [run(0.1), run(3, 'why')], want: ['a'] },
])('$reason fails accordingly, and is printed', ({ runs, want }) => {
  const { lines, report } = setup();
  report.figure('a', runs);
  expect(report.farOff()).toEqual(want);
  expect(lines).toHaveLength(1);
});

test('a figure that is not wanted is not printed; others that come with it are', () => {
  const { lines, report } = setup(() => false);
  report.figure('a', [run(0.1)]);
  report.extra('beside', 'MB', [run(3)]);
  expect(lines.map((line) => (JSON.parse(line) as { figure: string }).figure)).toEqual(['beside']);
  expect(report.farOff()).toEqual([]);
});

test('a figure that the table does not have is a mistake', () => {
  expect(() => setup().report.figure('b', [])).toThrow('no figure b');
});
