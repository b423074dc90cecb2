import type { PhaseReport } from './phase-report.ts';

/** Heads of the columns, in the order of a report's members. */
const COLUMNS: readonly (readonly [keyof PhaseReport, string, number])[] = [
  ['seconds', 'seconds', 8],
  ['requests', 'requests', 9],
  ['answered', 'answered', 9],
  ['admitted', 'admitted', 9],
  ['refused', 'refused', 8],
  ['wrongRefusals', 'wrongly refused', 16],
  ['wrongAdmissions', 'wrongly admitted', 17],
  ['failOpen', 'fail-open', 10],
  ['failOpenByMetric', 'by metric', 10],
  ['unhandled', 'unhandled', 10],
  ['unanswered', 'unanswered', 11],
  ['p50', 'p50 ms', 7],
  ['p99', 'p99 ms', 7],
  ['rate', 'per s', 6],
];
const NAME_WIDTH = 28;

/** A line of the table: of a report, or the heads of its columns where there is none. */
export function reportRow(report?: PhaseReport): string {
  const cells = COLUMNS.map(([member, head, width]) =>
    String(report === undefined ? head : report[member]).padStart(width),
  );
  return (report?.phase ?? 'phase').padEnd(NAME_WIDTH) + cells.join('');
}
