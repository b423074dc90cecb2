import type { Known } from '../../../evidence/known.ts';
import type { LeftReport } from './left-report.ts';

/** What the first boot left for its report, as the operator's container told it. */
export function parseLeftReport(value: unknown): Known<LeftReport> {
  const { v, state, text } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (v === 1 && (state === 'Absent' || state === 'Unfit'))
    return { known: true, value: { v, state } };
  if (v === 1 && state === 'Left' && typeof text === 'string')
    return { known: true, value: { v, state, text } };
  return {
    known: false,
    reason: 'EvidenceUnreadable',
    message: "The report of the operator's container has an unexpected shape",
  };
}
