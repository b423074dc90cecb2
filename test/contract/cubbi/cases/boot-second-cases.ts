import type { CubbiBoot, SecondReport } from '../../../../src/contract/cubbi/boot/cubbi-boot.ts';
import type { Revision } from '../../../../src/contract/cubbi/init/init-facts.ts';
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
  secondRows,
} from './boot-rows.ts';
import { NOT_APPLICABLE, PASSED, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const V4 = "use upstream's cubbi_init.py of v0.4, which reads the environment";
const V5 = "use upstream's cubbi_init.py of v0.5, which reads the file";
const strict = { terms: { grade: 'Strict' } } as const;
const second = (changes: Partial<SecondReport>): Pick<CubbiBoot, 'secondReport'> => ({
  secondReport: known({
    uid: 12346,
    gid: 23457,
    channel: 'Config',
    kept: [],
    lost: [],
    ...changes,
  }),
});
/** A second boot that told nothing of its run command. */
const silent = (run: CubbiBoot['second'], revision?: Revision) =>
  booted({ second: run, secondReport: UNREAD }, revision);
const unclear = (message: string) => ({
  outcome: 'Unknown' as const,
  reason: 'EvidenceUnreadable' as const,
  message,
});

const COMMANDS: readonly CubbiCase[] = [
  { check: 'CB-023', reason: 'through the file, as revision Config does', want: PASSED },
  { check: 'CB-023', reason: 'through the variable', revision: 'Env', want: PASSED },
  {
    check: 'CB-023',
    reason: 'its exit code is proof enough',
    ...booted({ secondReport: UNREAD }),
    want: PASSED,
  },
  {
    check: 'CB-023',
    reason: 'Strict asks for the variable',
    ...strict,
    want: failed(
      'SettingIgnored',
      'CUBBI_RUN_COMMAND was ignored: another command ran, as /cubbi/config.yaml asks for',
      { fix: `${V4}, or set spec.contract.cubbi.enforcement to Pragmatic` },
    ),
  },
  {
    check: 'CB-023',
    reason: 'neither ran',
    ...silent(ended(0), 'Env'),
    want: failed(
      'SettingIgnored',
      'CUBBI_RUN_COMMAND was ignored: the second boot ended with exit code 0 without running it',
      { fix: V4 },
    ),
  },
  {
    check: 'CB-023',
    reason: 'an image that does not start again',
    ...booted({
      second: ended(1),
      secondReport: UNREAD,
      log: known({
        secondTrouble: { line: 'groupadd: GID 23457 already exists' },
        canaryLines: [],
      }),
    }),
    want: failed(
      'InitFailed',
      'The second boot ended with exit code 1: "groupadd: GID 23457 already exists"',
      { fix: 'remove the group that has the group id, or take the current cubbi_init.py' },
    ),
  },
  {
    check: 'CB-023',
    reason: 'more memory than it may have',
    ...silent(OUT_OF_MEMORY),
    want: failed('OutOfMemory', 'The second boot needed more memory than its limit of 512Mi', {
      fix: 'let it use less, or raise spec.validation.pod.resources.limits.memory',
    }),
  },
  {
    check: 'CB-023',
    reason: 'the first boot left no entrypoint',
    ...silent(NO_PROGRAM),
    want: failed(
      'EntrypointWrong',
      'The image\'s entrypoint cannot be started: exec: "/init": stat /init: no such file or directory',
      { fix: 'set ENTRYPOINT ["/cubbi/cubbi_init.py"] and install what its first line names' },
    ),
  },
  {
    check: 'CB-023',
    reason: 'the first boot left another entrypoint',
    ...silent(EXEC_FORMAT),
    want: failed(
      'ExecFormatError',
      'The image\'s entrypoint cannot be started: exec: "/cubbi/cubbi_init.py": exec format error',
      { fix: 'build the image for the platform' },
    ),
  },
  {
    check: 'CB-023',
    reason: 'as root, where the first command was not',
    ...booted(second({ uid: 0 })),
    want: failed('PrivilegesKept', 'The run command ran as root, expected as cubbi', {
      fix: 'run it by gosu cubbi, as cubbi_init.py does',
    }),
  },
  {
    check: 'CB-023',
    reason: 'as root like the first one, and CB-064 says so',
    ...booted({ ...second({ uid: 0 }), report: goodReport('Config', { uid: 0 }) }),
    want: PASSED,
  },
  {
    check: 'CB-023',
    reason: 'what it wrote arrives when it ends, and CB-025 says that it did not',
    ...silent(RUNNING),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-023',
    reason: 'its turn never came, though the first boot ended well',
    ...silent(SKIPPED),
    want: unclear('The second boot was not tried, because the one before it failed'),
  },
  ...secondRows('CB-023'),
];

const EXITS: readonly CubbiCase[] = [
  { check: 'CB-024', reason: 'that of the run command', want: PASSED },
  { check: 'CB-024', reason: 'that of the variable’s run command', revision: 'Env', want: PASSED },
  {
    check: 'CB-024',
    reason: 'swallowed',
    ...booted({ second: ended(0) }),
    want: failed(
      'SettingIgnored',
      'The run command ended with exit code 42, but the container with 0',
    ),
  },
  {
    check: 'CB-024',
    reason: 'killed after the command',
    ...booted({ second: ended(137) }),
    want: unclear('The second boot was killed from outside'),
  },
  {
    check: 'CB-024',
    reason: 'what does not end has none, and CB-025 says so',
    ...booted({ second: RUNNING }),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-024',
    reason: 'CB-023 says that the command did not run',
    ...strict,
    want: NOT_APPLICABLE,
  },
  ...secondRows('CB-024'),
  { check: 'CB-025', reason: 'it ended', want: PASSED },
  {
    check: 'CB-025',
    reason: 'it went on',
    ...silent(RUNNING),
    want: failed(
      'SettingIgnored',
      'no_shell: true of /cubbi/config.yaml was ignored: the second boot did not end within 120 s',
      { fix: V5 },
    ),
  },
  {
    check: 'CB-025',
    reason: 'it went on, revision Env',
    ...silent(RUNNING, 'Env'),
    want: failed(
      'SettingIgnored',
      'CUBBI_NO_SHELL=true was ignored: the second boot did not end within 120 s',
      { fix: V4 },
    ),
  },
  {
    check: 'CB-025',
    reason: 'it hangs like the first boot, and CB-075 says so',
    ...booted({ ...FAILED_FIRST, candidate: RUNNING, second: RUNNING }),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-025',
    reason: 'CB-023 says that the command did not run',
    ...strict,
    want: NOT_APPLICABLE,
  },
  ...secondRows('CB-025'),
];

export const BOOT_SECOND_CASES: readonly CubbiCase[] = [...COMMANDS, ...EXITS];
