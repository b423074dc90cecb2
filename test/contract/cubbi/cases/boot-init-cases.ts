import { UNREAD, known } from '../../good-evidence.ts';
import { ended, goodReport } from '../good-cubbi.ts';
import type { CubbiBoot } from '../../../../src/contract/cubbi/boot/cubbi-boot.ts';
import {
  EXEC_FORMAT,
  FAILED_FIRST,
  NO_PROGRAM,
  OUT_OF_MEMORY,
  RUNNING,
  SKIPPED,
  booted,
  notStarted,
  reported,
} from './boot-rows.ts';
import { PASSED, UNTOLD, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const unclear = (message: string) => ({
  outcome: 'Unknown' as const,
  reason: 'EvidenceUnreadable' as const,
  message,
});
const first = (candidate: CubbiBoot['candidate'], more: Partial<CubbiBoot> = {}) =>
  booted({ ...FAILED_FIRST, candidate, ...more });
const log = (line: string) => ({ log: known({ trouble: { line }, canaryLines: [] }) });
const killedAll = known({
  state: 'Ended',
  exitCode: 255,
  reason: 'Error',
  message: '',
} as const);

const STARTS: readonly CubbiCase[] = [
  { check: 'CB-075', reason: 'it completed, revision Config', want: PASSED },
  { check: 'CB-075', reason: 'it completed, revision Env', revision: 'Env', want: PASSED },
  {
    check: 'CB-075',
    reason: 'built for another platform',
    ...first(EXEC_FORMAT),
    want: failed(
      'ExecFormatError',
      'The image\'s entrypoint cannot be started: exec: "/cubbi/cubbi_init.py": exec format error',
      { fix: 'build the image for the platform' },
    ),
  },
  {
    check: 'CB-075',
    reason: 'an entrypoint that is not there',
    ...first(NO_PROGRAM),
    want: failed(
      'EntrypointWrong',
      'The image\'s entrypoint cannot be started: exec: "/init": stat /init: no such file or directory',
      { fix: 'set ENTRYPOINT ["/cubbi/cubbi_init.py"] and install what its first line names' },
    ),
  },
  {
    check: 'CB-075',
    reason: 'the node’s own fault proves nothing',
    ...first(notStarted('failed to create shim task: context deadline exceeded')),
    want: unclear(
      'The first boot could not be started, and the node does not say that the image is the cause',
    ),
  },
  {
    check: 'CB-075',
    reason: 'a pod that may not be root is not the planned one',
    ...first(notStarted('container has runAsNonRoot and image will run as root')),
    want: unclear(
      'The first boot could not be started, and the node does not say that the image is the cause',
    ),
  },
  {
    check: 'CB-075',
    reason: 'more memory than it may have',
    ...first(OUT_OF_MEMORY),
    want: failed('OutOfMemory', 'The first boot needed more memory than its limit of 512Mi', {
      fix: 'let it use less, or raise spec.validation.pod.resources.limits.memory',
    }),
  },
  {
    check: 'CB-075',
    reason: 'more disk than it may have',
    ...first(known({ state: 'Ended', exitCode: 137, reason: 'Evicted', message: '' })),
    want: failed(
      'InitFailed',
      'The first boot wrote more to disk than the validation pod allows and was evicted',
      { fix: 'write less while the container starts' },
    ),
  },
  {
    check: 'CB-075',
    reason: 'killed by somebody else',
    ...first(ended(137)),
    want: unclear('The first boot was killed from outside'),
  },
  {
    check: 'CB-075',
    reason: 'a killed shim takes all containers with it',
    ...first(killedAll, { defaults: killedAll, help: UNREAD, malformed: SKIPPED }),
    want: unclear('The first boot was killed from outside'),
  },
  {
    check: 'CB-075',
    reason: 'exit code 255 of one boot alone is its own',
    ...first(killedAll),
    want: failed('InitFailed', 'The first boot ended with exit code 255'),
  },
  {
    check: 'CB-075',
    reason: 'the turn of the first boot always comes',
    ...first(SKIPPED),
    want: unclear('The first boot was not tried, because the one before it failed'),
  },
  {
    check: 'CB-075',
    reason: 'nobody saw how it went',
    ...booted({ candidate: UNREAD }),
    want: UNTOLD,
  },
  { check: 'CB-075', reason: 'nothing booted', evidence: { boot: UNREAD }, want: UNTOLD },
];

const ENDS: readonly CubbiCase[] = [
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
    reason: 'without such a line, what the container wrote last',
    ...first(ended(1, 'Segmentation fault')),
    want: failed('InitFailed', 'The first boot ended with exit code 1: "Segmentation fault"'),
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
    want: failed('TimedOut', 'The first boot did not end within 120 s', {
      fix: 'let it end by itself, or raise spec.validation.timeout',
    }),
  },
  {
    check: 'CB-075',
    reason: 'an init that waits for something tells for what',
    ...first(RUNNING, log('error sending request: dns error')),
    want: failed(
      'TimedOut',
      'The first boot did not end within 120 s: "error sending request: dns error"',
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

export const BOOT_INIT_CASES: readonly CubbiCase[] = [...STARTS, ...ENDS];
