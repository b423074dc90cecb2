import { BULK_MARKS, BULK_QUOTE } from './bulk-report.ts';
import type { Known } from './known.ts';

/** The value of a report in the log of one of the operator's own containers. What is not whole is `EvidenceUnreadable` and proves nothing. */
export function readBulkReport(log: string): Known<unknown> {
  const lines = log.split('\n').map((line) => line.replace(/\r$/, ''));
  const from = lines.findIndex((line) => line.startsWith(`${BULK_MARKS.begin} `));
  if (from < 0) return unreadable(log.trim() === '' ? 'is empty' : 'has no beginning');
  const to = lines.indexOf(BULK_MARKS.end, from);
  if (to < 0) return unreadable('was cut');
  const text = lines
    .slice(from + 1, to)
    // Node.js may warn on its error output in between.
    .filter((line) => line.startsWith(BULK_QUOTE))
    .map((line) => line.slice(BULK_QUOTE.length))
    .join('');
  const length = lines[from]?.slice(BULK_MARKS.begin.length + 1);
  if (length !== String(text.length)) return unreadable('is not whole');
  try {
    return { known: true, value: JSON.parse(text) as unknown };
  } catch {
    return unreadable('is not JSON');
  }
}

function unreadable(what: string): Known<never> {
  return {
    known: false,
    reason: 'EvidenceUnreadable',
    message: `The report in the log of the validation pod ${what}`,
  };
}
