import { UNREAD, known } from '../../good-evidence.ts';
import { ended, goodReport } from '../good-cubbi.ts';
import type { CubbiBoot } from '../../../../src/contract/cubbi/boot/cubbi-boot.ts';
import { FAILED_FIRST, RUNNING, booted, reported } from './boot-rows.ts';
import { UNTOLD, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const unclear = (message: string) => ({
  outcome: 'Unknown' as const,
  reason: 'EvidenceUnreadable' as const,
  message,
});
const first = (candidate: CubbiBoot['candidate'], more: Partial<CubbiBoot> = {}) =>
  booted({ ...FAILED_FIRST, candidate, ...more });
const log = (line: string) => ({ log: known({ trouble: { line }, canaryLines: [] }) });

export const BOOT_INIT_CASES: readonly CubbiCase[] = [
  {
    check: 'CB-075',
    reason: 'the line that explains it, and the fix that belongs to it',
    ...first(ended(1, 'Core initialization failed'), log('useradd: UID 1000 is not unique')),
    want: failed(
      'InitFailed',
      'The first boot ended with exit code 1: "useradd: UID 1000 is not unique"',
      { fix: 'remove the account that has the user id, for example RUN userdel -r node' },
    ),
  },
  {
    check: 'CB-075',
    reason:
      'without such a line, what the container wrote last, without what changes from boot to boot',
    ...first(ended(1, 'Fault at 0x7f3a2c001230, 2026-11-22 04:05:06,789')),
    want: failed('InitFailed', 'The first boot ended with exit code 1: "Fault at …, …"'),
  },
  {
    check: 'CB-075',
    reason: 'what the pod was kept from is not the image’s doing',
    ...first(ended(1), log('failure while writing changes to /etc/gshadow')),
    want: unclear(
      'The node did not let root change the owner of files (CHOWN); exempt the validation pods from what takes privileges away, or use nodes that run them as planned',
    ),
  },
  {
    check: 'CB-075',
    reason: 'nor where it only waits for it',
    ...first(RUNNING, log("Permission denied: '/cubbi-config/home'")),
    want: unclear(
      'The node did not let root into the folders of others (DAC_OVERRIDE); exempt the validation pods from what takes privileges away, or use nodes that run them as planned',
    ),
  },
  {
    check: 'CB-075',
    reason: 'without a word, the exit code alone',
    ...first(ended(3)),
    want: failed('InitFailed', 'The first boot ended with exit code 3'),
  },
  {
    check: 'CB-075',
    reason: 'the status alone does not count: gosu may be missing',
    ...booted({ candidate: ended(1) }),
    want: failed(
      'InitFailed',
      "The first boot ended with exit code 1, although INIT_COMPLETE=true and the user's command ran",
    ),
  },
  {
    check: 'CB-075',
    reason: 'what the status said helps',
    ...booted({
      candidate: ended(1),
      report: goodReport('Config', { status: 'INIT_COMPLETE=false' }),
    }),
    want: failed(
      'InitFailed',
      'The first boot ended with exit code 1; the status said "INIT_COMPLETE=false"',
    ),
  },
  {
    check: 'CB-075',
    reason: 'init-status.sh as the entrypoint hangs',
    ...first(RUNNING),
    want: failed('TimedOut', 'The first boot did not end within 120 s; its arguments never ran', {
      fix: 'let it end by itself, or raise spec.validation.timeout',
    }),
  },
  {
    check: 'CB-075',
    reason: 'a command that hangs after the initialization',
    ...booted({ candidate: RUNNING }),
    want: failed(
      'TimedOut',
      "The first boot did not end within 120 s, although INIT_COMPLETE=true and the user's command ran",
      { fix: 'let it end by itself, or raise spec.validation.timeout' },
    ),
  },
  {
    check: 'CB-075',
    reason: 'an init that waits for something tells for what',
    ...first(RUNNING, log('error sending request: dns error')),
    want: failed(
      'TimedOut',
      'The first boot did not end within 120 s: "error sending request: dns error"; its arguments never ran',
      {
        fix: 'add RUN /cubbi/cubbi_init.py --help to the Dockerfile, so that the packages are in the image',
      },
    ),
  },
  {
    check: 'CB-075',
    reason: 'the exit code alone does not count: nothing of ours ran',
    ...first(ended(0)),
    want: failed(
      'EntrypointWrong',
      'The first boot ended with exit code 0 and never ran the arguments that it was given',
      { fix: 'set ENTRYPOINT ["/cubbi/cubbi_init.py"], and let no plugin end the interpreter' },
    ),
  },
  {
    check: 'CB-075',
    reason: 'whether anything of ours ran could not be told',
    ...first(ended(0), { probed: UNREAD }),
    want: UNTOLD,
  },
  {
    check: 'CB-075',
    reason: 'it ran, and what it found could not be read',
    ...booted({ report: UNREAD }),
    want: UNTOLD,
  },
  {
    check: 'CB-075',
    reason: 'the command ran before the initialization was over',
    ...reported({ status: 'INIT_COMPLETE=false' }),
    want: failed(
      'InitFailed',
      '/cubbi/init.status said "INIT_COMPLETE=false" when the user\'s command ran, expected "INIT_COMPLETE=true"',
      { fix: 'let cubbi_init.py write it before it runs any command' },
    ),
  },
  {
    check: 'CB-075',
    reason: 'no status at all',
    ...reported({ status: '' }),
    want: failed(
      'InitFailed',
      '/cubbi/init.status could not be read when the user\'s command ran, expected "INIT_COMPLETE=true"',
      { fix: 'let cubbi_init.py write it before it runs any command' },
    ),
  },
];
