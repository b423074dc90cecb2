import { describe, expect, test } from '@jest/globals';
import { PhaseFigures } from './phase-figures.ts';
import { phaseReport } from './phase-report.ts';
import { reportRow } from './report-row.ts';

const POD = {
  kind: 'pod of valid',
  fate: 'Told',
  entry: 'pods.images.vibed.dev',
  path: '/',
  body: {},
} as const;
const METRIC = { byMetric: { 'pods.images.vibed.dev': 1, 'workloads.images.vibed.dev': 2 } };

function figures(): PhaseFigures {
  const found = new PhaseFigures();
  for (let ms = 1; ms <= 98; ms += 1) found.add(POD, 'Admitted', ms, '');
  found.add(POD, 'FailOpen', 99, '');
  found.add(POD, 'Unhandled', 100, '');
  found.unanswered = 7;
  return found;
}

describe('phaseReport()', () => {
  test('tells requests, answers and latencies, and the metric of all entries', () => {
    expect(phaseReport('kills', 2_000, figures(), METRIC, ['one'])).toEqual({
      phase: 'kills',
      seconds: 2,
      requests: 107,
      answered: 100,
      admitted: 98,
      refused: 0,
      wrongRefusals: 0,
      wrongAdmissions: 0,
      failOpen: 1,
      failOpenByMetric: 3,
      unhandled: 1,
      unanswered: 7,
      p50: 50,
      p99: 99,
      rate: 50,
      problems: ['one'],
    });
  });

  test('is JSON also where nothing was answered', () => {
    const { p50, p99, rate } = phaseReport('none', 1_000, new PhaseFigures(), METRIC, []);
    expect([p50, p99, rate]).toEqual([0, 0, 0]);
  });
});

test('reportRow(): every line has its columns where the head has them', () => {
  const row = reportRow(phaseReport('kills', 2_000, figures(), METRIC, []));
  const head = reportRow();
  expect(row).toHaveLength(head.length);
  expect(row.slice(0, head.indexOf('requests') + 'requests'.length)).toMatch(/^kills .* 2 +107$/);
  for (const name of ['answered', 'wrongly refused', 'fail-open', 'by metric', 'p99 ms'])
    expect(head).toContain(` ${name}`);
});
