import { UNREAD, known } from '../../good-evidence.ts';
import { ended, goodReport } from '../good-cubbi.ts';
import {
  EXEC_FORMAT,
  FAILED_FIRST,
  NO_PROGRAM,
  OUT_OF_MEMORY,
  RUNNING,
  SKIPPED,
  booted,
} from './boot-rows.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const NAMES = {
  defaults: 'A boot with nothing set',
  help: 'The boot with the argument --help',
} as const;

/** Rows of a check that says how a boot beside the first two went. */
function sideRows(check: string, name: keyof typeof NAMES): CubbiCase[] {
  const what = NAMES[name];
  return [
    { check, reason: 'it ended well', want: PASSED },
    {
      check,
      reason: 'the line that explains it, and the fix that belongs to it',
      ...booted({ [name]: ended(1, 'useradd: UID 1000 is not unique') }),
      want: failed(
        'InitFailed',
        `${what} ended with exit code 1: "useradd: UID 1000 is not unique"`,
        { fix: 'remove the account that has the user id, for example RUN userdel -r node' },
      ),
    },
    {
      check,
      reason: 'it ran on',
      ...booted({ [name]: RUNNING }),
      want: failed('TimedOut', `${what} did not end within 120 s`, {
        fix: 'let it end by itself, or raise spec.validation.timeout',
      }),
    },
    {
      check,
      reason: 'more memory than it may have',
      ...booted({ [name]: OUT_OF_MEMORY }),
      want: failed('OutOfMemory', `${what} needed more memory than its limit of 512Mi`, {
        fix: 'let it use less, or raise spec.validation.pod.resources.limits.memory',
      }),
    },
    {
      check,
      reason: 'an entrypoint that is not there',
      ...booted({ [name]: NO_PROGRAM }),
      want: failed(
        'EntrypointWrong',
        'The image\'s entrypoint cannot be started: exec: "/init": stat /init: no such file or directory',
        { fix: 'set ENTRYPOINT ["/cubbi/cubbi_init.py"] and install what its first line names' },
      ),
    },
    {
      check,
      reason: 'built for another platform',
      ...booted({ [name]: EXEC_FORMAT }),
      want: failed(
        'ExecFormatError',
        'The image\'s entrypoint cannot be started: exec: "/cubbi/cubbi_init.py": exec format error',
        { fix: 'build the image for the platform' },
      ),
    },
    {
      check,
      reason: 'it ended as the first boot did, and CB-075 says so',
      ...booted({ ...FAILED_FIRST, [name]: ended(1) }),
      want: NOT_APPLICABLE,
    },
    {
      check,
      reason: 'it hangs as the first boot does, and CB-075 says so',
      ...booted({ ...FAILED_FIRST, candidate: RUNNING, [name]: RUNNING }),
      want: NOT_APPLICABLE,
    },
    {
      check,
      reason: 'it was not tried, because the first boot failed',
      ...booted({ ...FAILED_FIRST, [name]: SKIPPED }),
      want: NOT_APPLICABLE,
    },
    {
      check,
      reason: 'it ended in another way than the first boot',
      ...booted({ ...FAILED_FIRST, [name]: ended(127) }),
      want: failed('InitFailed', `${what} ended with exit code 127`),
    },
    {
      check,
      reason: 'it was not tried, though the first boot ended well',
      ...booted({ [name]: SKIPPED }),
      want: {
        outcome: 'Unknown',
        reason: 'EvidenceUnreadable',
        message: `${what} was not tried, because the one before it failed`,
      },
    },
    { check, reason: 'nobody saw how it went', ...booted({ [name]: UNREAD }), want: UNTOLD },
    { check, reason: 'nothing booted', evidence: { boot: UNREAD }, want: UNTOLD },
  ];
}

const IDS: readonly CubbiCase[] = [
  { check: 'CB-022', reason: '1000:1000', want: PASSED },
  {
    check: 'CB-022',
    reason: 'others',
    ...booted({ defaultsReport: known({ uid: 1001, gid: 1000 }) }),
    want: failed(
      'SettingIgnored',
      "With nothing set, the user's command ran as 1001:1000, expected 1000:1000",
    ),
  },
  {
    check: 'CB-022',
    reason: 'root, and only with nothing set',
    ...booted({ defaultsReport: known({ uid: 0, gid: 0 }) }),
    want: failed(
      'SettingIgnored',
      "With nothing set, the user's command ran as 0:0, expected 1000:1000",
    ),
  },
  {
    check: 'CB-022',
    reason: 'always root, and CB-064 says so',
    ...booted({
      defaultsReport: known({ uid: 0, gid: 0 }),
      report: goodReport('Config', { uid: 0 }),
    }),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-022',
    reason: 'it failed, and CB-030 says so',
    ...booted({ defaults: ended(1), defaultsReport: UNREAD }),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-022',
    reason: 'what it showed could not be read',
    ...booted({ defaultsReport: UNREAD }),
    want: UNTOLD,
  },
  {
    check: 'CB-022',
    reason: 'it went like the first boot, and CB-075 says so',
    ...booted({ ...FAILED_FIRST, defaults: ended(1) }),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-022',
    reason: 'neither boot ran its arguments, and CB-075 says so',
    ...booted({ report: UNREAD, probed: known(false), defaultsReport: UNREAD }),
    want: NOT_APPLICABLE,
  },
  { check: 'CB-022', reason: 'nothing booted', evidence: { boot: UNREAD }, want: UNTOLD },
];

const USAGE: readonly CubbiCase[] = [
  {
    check: 'CB-082',
    reason: 'no usage',
    ...booted({ helpReport: known({ usage: false }) }),
    want: failed('InitFailed', 'The boot with the argument --help printed no usage'),
  },
  {
    check: 'CB-082',
    reason: 'what it printed could not be read',
    ...booted({ helpReport: UNREAD }),
    want: UNTOLD,
  },
];

export const BOOT_SIDE_CASES: readonly CubbiCase[] = [
  ...sideRows('CB-030', 'defaults'),
  {
    check: 'CB-030',
    reason: 'the line of its log before what it wrote last',
    ...booted({
      defaults: ended(1, 'Core initialization failed'),
      log: known({
        defaultsTrouble: { line: "useradd: UID '1000' is not unique" },
        canaryLines: [],
      }),
    }),
    want: failed(
      'InitFailed',
      'A boot with nothing set ended with exit code 1: "useradd: UID \'1000\' is not unique"',
      { fix: 'remove the account that has the user id, for example RUN userdel -r node' },
    ),
  },
  ...sideRows('CB-082', 'help'),
  ...IDS,
  ...USAGE,
];
