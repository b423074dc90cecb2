import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { LeftReport } from '../contract/cubbi/boot/left-report.ts';
import { REPORT_BYTES } from '../contract/cubbi/boot/report-bytes.ts';

const MOST_BYTES = REPORT_BYTES.left;
/** The image chose what lies there: a link is not followed, and a pipe would not block. */
const READ_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** The report that the first boot left at `path`. Never rejects. */
export async function readLeftReport(path: string): Promise<LeftReport> {
  try {
    await using file = await open(path, READ_FLAGS);
    if (!(await file.stat()).isFile()) return { v: 1, state: 'Unfit' };
    const buffer = Buffer.alloc(MOST_BYTES + 1);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    if (bytesRead > MOST_BYTES) return { v: 1, state: 'Unfit' };
    return { v: 1, state: 'Left', text: buffer.toString('utf8', 0, bytesRead) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { v: 1, state: code === 'ENOENT' ? 'Absent' : 'Unfit' };
  }
}
