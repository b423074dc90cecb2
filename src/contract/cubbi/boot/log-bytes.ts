import { bulkBytes } from './bulk-bytes.ts';
import { REPORT_BYTES } from './report-bytes.ts';

const KIB = 1024;

/** Bytes that are read of the log of each container, from its beginning. */
export const LOG_BYTES = {
  files: bulkBytes(REPORT_BYTES.files),
  candidate: 256 * KIB,
  report: bulkBytes(REPORT_BYTES.left),
  second: 64 * KIB,
  defaults: 64 * KIB,
  help: 64 * KIB,
  malformed: 64 * KIB,
} as const;
