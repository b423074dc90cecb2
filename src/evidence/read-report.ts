import type { Known } from './known.ts';
import { REPORT_LIMIT } from './report-limit.ts';
import { utf8Length } from './utf8-length.ts';

/** The version of the reports that this program writes and reads. */
const VERSION = 1;

/**
 * The JSON object of a report, where it is whole and of our version. Anything else is `EvidenceUnreadable`: a report that was cut or forged
 * proves nothing, neither good nor bad.
 */
export function readReport(text: string): Known<Readonly<Record<string, unknown>>> {
  if (text.length > REPORT_LIMIT || utf8Length(text) > REPORT_LIMIT)
    return unreadable('is longer than a report can be');
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch {
    return unreadable(text.trim() === '' ? 'is empty' : 'is not JSON');
  }
  if (typeof report !== 'object' || report === null || Array.isArray(report))
    return unreadable('is not a JSON object');
  const value = report as Readonly<Record<string, unknown>>;
  if (value['v'] !== VERSION) return unreadable('is of another version');
  return { known: true, value };
}

function unreadable(what: string): Known<never> {
  return {
    known: false,
    reason: 'EvidenceUnreadable',
    message: `The report of the validation pod ${what}`,
  };
}
