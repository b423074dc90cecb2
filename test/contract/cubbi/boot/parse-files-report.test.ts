import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseFilesReport } from '../../../../src/contract/cubbi/boot/parse-files-report.ts';
import { parseLeftReport } from '../../../../src/contract/cubbi/boot/parse-left-report.ts';
import { someFiles } from './some-files.ts';

const LINKS = [{ source: '/app/.validator', target: '/cubbi-config/validator', type: 'directory' }];
const UNREADABLE = { known: false, reason: 'EvidenceUnreadable' };

describe('parseFilesReport', () => {
  test.each([
    { reason: 'facts', report: { v: 1, links: LINKS, files: someFiles() } },
    { reason: 'no facts', report: { v: 1, links: LINKS, trouble: 'NotMounted' } },
    {
      reason: 'an image without anything',
      report: {
        v: 1,
        links: LINKS,
        files: {
          ...someFiles(),
          metadata: { state: 'Missing' },
          init: { state: 'Missing', legacy: [] },
          statusScript: { state: 'Missing' },
          plugin: { state: 'NoName' },
        },
      },
    },
  ])('takes $reason', ({ report }) => {
    expect(parseFilesReport(report)).toEqual({ known: true, value: report });
  });

  test.each(Object.keys(someFiles()).filter((name) => name !== 'accounts' && name !== 'groups'))(
    'takes none without %s, as another version may write it',
    (name) => {
      const files = { ...someFiles(), [name]: undefined };
      expect(parseFilesReport({ v: 1, links: LINKS, files })).toMatchObject(UNREADABLE);
    },
  );

  test.each([
    ['another version', { v: 2, links: LINKS }],
    ['no links', { v: 1 }],
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'],
  ])('takes none with %s', (_, report) => {
    expect(parseFilesReport(report)).toMatchObject(UNREADABLE);
  });
});

describe('parseLeftReport', () => {
  test.each([
    [{ v: 1, state: 'Left' }],
    [{ v: 2, state: 'Absent' }],
    [{ v: 1, state: 'Other' }],
    [null],
    [5],
  ])('takes none of %j', (value) => {
    expect(parseLeftReport(value)).toMatchObject(UNREADABLE);
  });
});

test('never throw', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(typeof parseFilesReport(value).known).toBe('boolean');
      expect(typeof parseLeftReport(value).known).toBe('boolean');
    }),
  );
});
