import { expect, test } from '@jest/globals';
import { PhaseFigures } from './phase-figures.ts';
import { phaseReport } from './phase-report.ts';
import { SoakTotal } from './soak-total.ts';

const POD = {
  kind: 'pod of valid',
  fate: 'Told',
  entry: 'pods.images.vibed.dev',
  path: '/',
  body: {},
} as const;

function ended(answers: number, isSettled: boolean, problems: string[] = []) {
  const figures = new PhaseFigures();
  for (let n = 0; n < answers; n += 1) figures.add(POD, n === 0 ? 'FailOpen' : 'Admitted', 1, '');
  const byMetric = { 'pods.images.vibed.dev': 1, 'workloads.images.vibed.dev': 0 };
  const report = phaseReport('a phase', 1_000, figures, { byMetric }, problems);
  return { report, ms: 1_000, figures, byMetric, isSettled };
}

test('a total adds up what the phases have', () => {
  const total = new SoakTotal(100);
  total.add(ended(150, true));
  total.add(ended(50, false, ['a count']));
  expect(total.report()).toMatchObject({
    phase: 'total',
    seconds: 2,
    requests: 200,
    admitted: 198,
    failOpen: 2,
    failOpenByMetric: 2,
    rate: 100,
    problems: ['a phase: a count'],
  });
});

test.each([
  { reason: 'the rate is held', of: [ended(100, true)], want: [] },
  {
    reason: 'a disturbance may slow the load down',
    of: [ended(100, true), ended(1, false)],
    want: [],
  },
  {
    reason: 'too little, while nothing was disturbed',
    of: [ended(99, true), ended(500, false)],
    want: [expect.stringContaining('99 requests a second')],
  },
  { reason: 'nothing was measured', of: [], want: [expect.stringContaining('are wanted')] },
])('$reason', ({ of, want }) => {
  const total = new SoakTotal(100);
  for (const phase of of) total.add(phase);
  expect(total.report().problems).toEqual(want);
});
