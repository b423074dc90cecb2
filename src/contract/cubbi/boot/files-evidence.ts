import type { BootView } from '../../../boot/boot-reading.ts';
import type { Part } from '../../../boot/part.ts';
import { unreadable } from '../../../boot/unreadable.ts';
import { cleanText } from '../../../evidence/clean-text.ts';
import type { Known } from '../../../evidence/known.ts';
import { readBulkReport } from '../../../evidence/read-bulk-report.ts';
import type { CubbiFiles } from '../files/cubbi-files.ts';
import { type BootLink, bootLinks } from './boot-links.ts';
import { logPart } from './log-part.ts';
import { parseFilesReport } from './parse-files-report.ts';

/** What the operator's container told that looked at the image before its boots. */
export interface FilesEvidence {
  readonly files: Known<CubbiFiles>;
  /** Those that the boots asked for; without a report of the container nothing that names them by number can be read. */
  readonly links: readonly BootLink[];
}

/** The report of the container that ran before all boots. */
export function filesEvidence(view: Pick<BootView, 'record' | 'context'>): Part<FilesEvidence> {
  const log = logPart(view, 'files');
  if (!log.settled) return log;
  const text = log.value;
  const value = text.known ? readBulkReport(text.value) : text;
  const report = value.known ? parseFilesReport(value.value) : value;
  if (!report.known)
    return { settled: true, value: { files: report, links: bootLinks(undefined) } };
  const { files, trouble, links } = report.value;
  return {
    settled: true,
    value: { files: files === undefined ? unknown(trouble) : { known: true, value: files }, links },
  };
}

function unknown(trouble = 'unknown'): Known<never> {
  if (trouble === 'NotMounted') return unreadable('The nodes do not mount images as volumes');
  if (trouble === 'TimedOut') return unreadable("The reading of the image's files took too long");
  return unreadable(`The image's files could not be read (${cleanText(trouble, 32)})`);
}
