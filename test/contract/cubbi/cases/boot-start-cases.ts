import { UNREAD, known } from '../../good-evidence.ts';
import { ended } from '../good-cubbi.ts';
import type { CubbiBoot } from '../../../../src/contract/cubbi/boot/cubbi-boot.ts';
import {
  EXEC_FORMAT,
  FAILED_FIRST,
  NO_PROGRAM,
  OUT_OF_MEMORY,
  SKIPPED,
  booted,
  notStarted,
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
const shimKilled = { state: 'Ended', exitCode: 255, reason: 'Error', message: '' } as const;
const killedAll = known(shimKilled);

export const BOOT_START_CASES: readonly CubbiCase[] = [
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
    reason: 'a killed shim leaves no known text behind',
    ...first(known({ ...shimKilled, message: 'exec format error' }), {
      defaults: SKIPPED,
      help: SKIPPED,
      malformed: SKIPPED,
    }),
    want: failed('InitFailed', 'The first boot ended with exit code 255: "exec format error"', {
      fix: "build the image for the nodes' platform",
    }),
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
