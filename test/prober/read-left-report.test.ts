import { expect, test } from '@jest/globals';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cubbiBootReading } from '../../src/contract/cubbi/boot/cubbi-boot-reading.ts';
import { REPORT_BYTES } from '../../src/contract/cubbi/boot/report-bytes.ts';
import { bulkReport } from '../../src/evidence/bulk-report.ts';
import { readBulkReport } from '../../src/evidence/read-bulk-report.ts';
import { readLeftReport } from '../../src/prober/read-left-report.ts';

test.each([
  ['control characters', Buffer.alloc(REPORT_BYTES.left, 0x1b)],
  ['bytes that are no text', Buffer.alloc(REPORT_BYTES.left, 0xff)],
  ['quotes', Buffer.alloc(REPORT_BYTES.left, '"')],
  ['long lines', Buffer.alloc(REPORT_BYTES.left, 'я')],
])('a report of %s arrives whole, as long as it is not too large', async (_, bytes) => {
  const path = join(await mkdtemp(join(tmpdir(), 'left-')), 'report');
  await writeFile(path, bytes);
  const text = bulkReport(await readLeftReport(path));
  const most = cubbiBootReading().logs.find(({ container }) => container === 'report')?.bytes;
  expect(readBulkReport(text.slice(0, most))).toMatchObject({
    known: true,
    value: { state: 'Left', text: bytes.toString() },
  });
});
