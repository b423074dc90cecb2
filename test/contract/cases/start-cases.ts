import type { CandidateEvidence } from '../../../src/evidence/boot-evidence.ts';
import { UNREAD, boot, known, probe } from '../good-evidence.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, failed } from './check-case.ts';
import type { CheckCase } from './check-case.ts';

const RUNC =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: ';

function shows(candidate: CandidateEvidence): { boot: ReturnType<typeof boot> } {
  return { boot: boot({ candidate: known(candidate) }) };
}

function notStarted(message: string, reason = 'StartError') {
  return shows({ state: 'NotStarted', reason, message });
}

function ended(exitCode: number, message: string, reason = 'Error') {
  return shows({ state: 'Ended', exitCode, reason, message });
}

const cannot = (words: string) =>
  failed('EntrypointWrong', `The image's entrypoint cannot be started: ${words}`);
const format = (words: string) =>
  failed('ExecFormatError', `The image's entrypoint cannot be started: ${words}`);
const unclear = {
  outcome: 'Unknown',
  reason: 'EvidenceUnreadable',
  message: 'The node could not start the image, and does not say that the image is the cause',
} as const;
const killed = {
  outcome: 'Unknown',
  reason: 'EvidenceUnreadable',
  message: "The image's process was killed from outside",
} as const;
const crashed = (exitCode: number) =>
  failed('CrashLoop', `The image's process ended with exit code ${exitCode} instead of running on`);

const STARTS: readonly CheckCase[] = [
  { check: 'VA-030', reason: 'it runs', want: PASSED },
  {
    check: 'VA-030',
    reason: 'what ended has started',
    evidence: ended(1, 'no config'),
    want: PASSED,
  },
  {
    check: 'VA-030',
    reason: 'no such program',
    evidence: notStarted(
      `${RUNC}exec: "/opt/app": stat /opt/app: no such file or directory: unknown`,
    ),
    want: cannot('exec: "/opt/app": stat /opt/app: no such file or directory'),
  },
  {
    check: 'VA-030',
    reason: 'a program only for root',
    evidence: notStarted(`${RUNC}exec: "/opt/app": permission denied`),
    want: cannot('exec: "/opt/app": permission denied'),
  },
  {
    check: 'VA-030',
    reason: 'a runtime that tells of the format before the start',
    evidence: notStarted(`${RUNC}exec: "/opt/app": exec format error`),
    want: format('exec: "/opt/app": exec format error'),
  },
  {
    check: 'VA-030',
    reason: 'WORKDIR is a file',
    evidence: notStarted(`${RUNC}mkdir /etc/passwd: not a directory`),
    want: cannot('mkdir /etc/passwd: not a directory'),
  },
  {
    check: 'VA-030',
    reason: 'nothing to run; the container’s id is not repeated',
    evidence: notStarted(
      'failed to generate container "0f3c" spec: failed to generate spec: no command specified',
      'CreateContainerError',
    ),
    want: cannot('no command specified'),
  },
  {
    check: 'VA-030',
    reason: 'a template’s own pod settings may keep the image’s user',
    evidence: notStarted(
      'container has runAsNonRoot and image will run as root (pod: "v_x(1)", container: candidate)',
      'CreateContainerConfigError',
    ),
    want: failed('RunsAsRoot', "The image's entrypoint cannot be started: image will run as root"),
  },
  {
    check: 'VA-030',
    reason: 'a limit of ours that is too small is not the image’s fault',
    evidence: notStarted('failed to start containerd task "0f3c": cannot start a stopped process'),
    want: unclear,
  },
  {
    check: 'VA-030',
    reason: 'nor is a runtime that was killed',
    evidence: notStarted('error reading from server: EOF', 'RunContainerError'),
    want: unclear,
  },
  {
    check: 'VA-030',
    reason: 'a program for another machine',
    evidence: ended(255, 'exec /agent: exec format error\n'),
    want: format('exec /agent: exec format error'),
  },
  {
    check: 'VA-030',
    reason: 'the shell of a #! line is missing',
    evidence: ended(255, 'exec /opt/app: no such file or directory'),
    want: cannot('exec /opt/app: no such file or directory'),
  },
  {
    check: 'VA-030',
    reason: 'tini finds no agent; its process id is not repeated',
    evidence: ended(127, '[FATAL tini (7)] exec vibed-agent failed: No such file or directory\n'),
    want: cannot('exec vibed-agent failed: No such file or directory'),
  },
  {
    check: 'VA-030',
    reason: 'tini may not run it; what was logged before is not repeated',
    evidence: ended(126, 'warn: 12:01 [FATAL tini (8)] exec vibed-agent failed: Permission denied'),
    want: cannot('exec vibed-agent failed: Permission denied'),
  },
  { check: 'VA-030', reason: 'no boot', evidence: { boot: UNREAD }, want: UNTOLD },
  {
    check: 'VA-030',
    reason: 'no word on the container',
    evidence: { boot: boot({ candidate: UNREAD }) },
    want: UNTOLD,
  },
];

const RUNS: readonly CheckCase[] = [
  { check: 'VA-031', reason: 'it runs', want: PASSED },
  {
    check: 'VA-031',
    reason: 'it failed',
    evidence: ended(1, 'at 12:00:01: boom'),
    want: crashed(1),
  },
  {
    check: 'VA-031',
    reason: 'an end is an end',
    evidence: ended(0, '', 'Completed'),
    want: crashed(0),
  },
  { check: 'VA-031', reason: 'a crash', evidence: ended(139, ''), want: crashed(139) },
  {
    check: 'VA-031',
    reason: 'a program may exit 255 by itself',
    evidence: ended(255, 'bye'),
    want: crashed(255),
  },
  {
    check: 'VA-031',
    reason: 'a killed shim gives 255 to all containers',
    evidence: {
      boot: boot({
        candidate: known({ state: 'Ended', exitCode: 255, reason: 'Error', message: '' }),
        platformProbes: [probe({ exitCode: 255, reason: 'Error', output: '' })],
      }),
    },
    want: killed,
  },
  {
    check: 'VA-031',
    reason: 'a node evicts what breaks the limits of its own pod',
    evidence: ended(137, 'Usage of EmptyDir volume', 'Evicted'),
    want: failed(
      'CrashLoop',
      'The image wrote more to disk than the validation pod allows and was evicted',
      'write less, logs included, or write to /workspace and /tmp',
    ),
  },
  { check: 'VA-031', reason: 'somebody killed it', evidence: ended(137, ''), want: killed },
  {
    check: 'VA-031',
    reason: 'the limit is named, whatever the exit code',
    evidence: ended(2, '', 'OOMKilled'),
    want: failed(
      'OutOfMemory',
      'The image needed more memory than its limit of 256Mi',
      'let it use less, or raise spec.validation.pod.resources.limits.memory',
    ),
  },
  {
    check: 'VA-031',
    reason: 'what never started cannot end',
    evidence: notStarted('x'),
    want: NOT_APPLICABLE,
  },
  {
    check: 'VA-031',
    reason: 'what could not be executed is VA-030’s to tell',
    evidence: ended(255, 'exec /agent: exec format error'),
    want: NOT_APPLICABLE,
  },
  { check: 'VA-031', reason: 'no boot', evidence: { boot: UNREAD }, want: UNTOLD },
  {
    check: 'VA-031',
    reason: 'no word on the container',
    evidence: { boot: boot({ candidate: UNREAD }) },
    want: UNTOLD,
  },
];

export const START_CASES: readonly CheckCase[] = [...STARTS, ...RUNS];
