import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDefaultsReport } from '../../../../src/contract/cubbi/boot/parse-defaults-report.ts';
import { parseSecondReport } from '../../../../src/contract/cubbi/boot/parse-second-report.ts';
import { LINKS } from './probe-text.ts';

const MARKED = ['/app/.validator', '/home/cubbi'];
const UNREADABLE = { known: false, reason: 'EvidenceUnreadable' };

describe('parseSecondReport', () => {
  test.each([
    {
      reason: 'the run command of the environment',
      message: 'second 41 12345 23456\nkept 0 home\nlost\nend\n',
      want: { uid: 12345, gid: 23456, channel: 'Env', kept: MARKED, lost: [] },
    },
    {
      reason: 'the run command of the file, and a marker that is gone',
      message: 'second 42 1 2\nkept home\nlost 0\nend\n',
      want: { uid: 1, gid: 2, channel: 'Config', kept: ['/home/cubbi'], lost: ['/app/.validator'] },
    },
    {
      reason: 'folders in which the first boot left no marker do not count',
      message: 'second 41 1 2\nkept\nlost 1 9 home\nend\n',
      want: { uid: 1, gid: 2, channel: 'Env', kept: [], lost: ['/home/cubbi'] },
    },
  ])('reads $reason', ({ message, want }) => {
    expect(parseSecondReport(message, LINKS, MARKED)).toEqual({ known: true, value: want });
  });

  test.each([
    ['nothing', ''],
    ['a log', 'Initializing demo\n'],
    ['an exit code that nobody chose', 'second 43 1 2\nkept\nlost\nend\n'],
    ['a user id that is none', 'second 41 root 2\nkept\nlost\nend\n'],
    ['a report that was cut', 'second 41 1 2\nkept 0'],
    ['a report longer than a message', `second 41 1 2\nkept${' 0'.repeat(900)}\nlost\nend\n`],
  ])('says nothing of %s', (_, message) => {
    expect(parseSecondReport(message, LINKS, MARKED)).toMatchObject(UNREADABLE);
  });
});

describe('parseDefaultsReport', () => {
  test('reads who the user is', () => {
    const want = { known: true, value: { uid: 1000, gid: 1001 } };
    expect(parseDefaultsReport('defaults 1000 1001\nend\n')).toEqual(want);
  });

  test.each(['', 'defaults - -\nend\n', 'defaults 1 2', 'x\ndefaults 1 2\nend\n'])(
    'says nothing of %j',
    (message) => {
      expect(parseDefaultsReport(message)).toMatchObject(UNREADABLE);
    },
  );
});

test('never throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(parseSecondReport(`second 41 1 2\n${text}`, LINKS, MARKED)).toMatchObject(UNREADABLE);
      expect(parseDefaultsReport(text)).toMatchObject(UNREADABLE);
    }),
  );
});
