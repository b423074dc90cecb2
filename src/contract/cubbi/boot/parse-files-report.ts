import { hasShape } from '../../../evidence/has-shape.ts';
import type { Known } from '../../../evidence/known.ts';
import { FILES_REPORT_SHAPE } from './files-report-shape.ts';
import type { FilesReport } from './files-report.ts';

/**
 * What the operator's container told of the image's files. It is the operator's own word, but perhaps that of another version: what does not
 * have the shape that the checks are written for is `EvidenceUnreadable`.
 */
export function parseFilesReport(value: unknown): Known<FilesReport> {
  const { v } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (v !== 1 || !hasShape(value, FILES_REPORT_SHAPE))
    return {
      known: false,
      reason: 'EvidenceUnreadable',
      message: "The report about the image's files has an unexpected shape",
    };
  return { known: true, value: value as FilesReport };
}
