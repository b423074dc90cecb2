/** In the log that carries them a report is ASCII, where a byte becomes six at most; see bulk-report.ts. */
const LONGEST_ESCAPE = 6;
/** For what else is in a report, the marks, and what begins and ends each line. */
const FRAME = 64 * 1024;

/** Bytes of the log that carries a report, at most: one that is larger than what is read of it would prove nothing. */
export function bulkBytes(bytes: number): number {
  return LONGEST_ESCAPE * bytes + FRAME;
}
