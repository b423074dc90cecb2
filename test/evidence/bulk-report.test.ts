import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bulkReport } from '../../src/evidence/bulk-report.ts';
import { readBulkReport } from '../../src/evidence/read-bulk-report.ts';

const VALUE = { v: 1, text: 'ä|\n\u0000"', list: ['x'.repeat(9000)] };

describe('bulkReport', () => {
  test('is ASCII in lines that a log keeps whole', () => {
    const text = bulkReport(VALUE);
    expect(text).toMatch(/^[\n\x20-\x7e]+$/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(16 * 1024);
  });

  test('comes back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as unknown;
        expect(readBulkReport(bulkReport(value))).toEqual({ known: true, value: json });
      }),
    );
  });

  test('comes back from between lines of others', () => {
    const [begin = '', ...rest] = bulkReport(VALUE).split('\n');
    const log = ['a warning', begin, '(node:1) Warning: x', ...rest, 'more'].join('\n');
    expect(readBulkReport(log)).toEqual({ known: true, value: VALUE });
    expect(readBulkReport(bulkReport(VALUE).replaceAll('\n', '\r\n'))).toMatchObject({
      known: true,
    });
  });

  test.each([
    ['is empty', ''],
    ['has no beginning', 'Error: no such file'],
    ['was cut', bulkReport(VALUE).slice(0, 5000)],
    ['is not whole', bulkReport(VALUE).replace(/\n\|x+\n/, '\n')],
    ['is not JSON', 'base-image-report 1 1\n|{\nbase-image-report end\n'],
  ])('%s: EvidenceUnreadable', (what, log) => {
    expect(readBulkReport(log)).toEqual({
      known: false,
      reason: 'EvidenceUnreadable',
      message: `The report in the log of the validation pod ${what}`,
    });
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const log = `base-image-report 1 ${text.length}\n|${text}\nbase-image-report end\n`;
        expect(typeof readBulkReport(log).known).toBe('boolean');
      }),
    );
  });
});
