import { cleanText } from '../../../evidence/clean-text.ts';
import type { CheckResult } from '../../check.ts';
import { quote } from '../../quote.ts';
import { startOutcome } from '../../start-outcome.ts';
import type { CubbiBoot, RunEvidence } from '../boot/cubbi-boot.ts';
import type { Triage } from '../boot/failure.ts';
import { triage } from '../boot/triage.ts';
import { notTold } from './not-told.ts';
import { steadyLine } from './steady-line.ts';

/** Why a boot did not end well: a fault of the image, or that it could not be told whose. */
export type RunFault = Extract<CheckResult, { outcome: 'Failed' | 'Unknown' }>;

/** Which boot is spoken of, and the line of its log that explains a failure where one was found. */
export interface RunSubject {
  /** Begins a sentence: `The first boot`. */
  readonly what: string;
  readonly line?: string | undefined;
}

type Ended = Extract<RunEvidence, { state: 'Ended' }>;

const KILLED = 137;
/** Also what a killed container shim leaves behind, in all containers of the pod at once. */
const SHIM_KILLED = 255;
/** Bytes of a line of the image's log in a message. */
const QUOTED = 112;

/** Why a boot did not end by itself with exit code 0; undefined where it did. */
export function runFault(
  run: RunEvidence,
  subject: RunSubject,
  boot: CubbiBoot,
): RunFault | undefined {
  const { what } = subject;
  switch (run.state) {
    case 'Skipped':
      return notTold(`${what} was not tried, because the one before it failed`);
    case 'Running':
      return timedOut(subject, boot);
    case 'NotStarted':
      return notStarted(run, what) ?? unclear(what);
    case 'Ended':
      return notStarted(run, what) ?? ended(run, subject, boot);
  }
}

function notStarted(
  run: Exclude<RunEvidence, { state: 'Skipped' }>,
  what: string,
): RunFault | undefined {
  const start = startOutcome(run);
  if (start.outcome !== 'Faulty') return undefined;
  // A pod that starts as root is refused as root only where something changed it.
  if (start.reason === 'RunsAsRoot') return unclear(what);
  const fix =
    start.reason === 'ExecFormatError'
      ? 'build the image for the platform'
      : 'set ENTRYPOINT ["/cubbi/cubbi_init.py"] and install what its first line names';
  return { outcome: 'Failed', reason: start.reason, message: start.message, fix };
}

function unclear(what: string): RunFault {
  return notTold(
    `${what} could not be started, and the node does not say that the image is the cause`,
  );
}

function timedOut({ what, line }: RunSubject, { limits }: CubbiBoot): RunFault {
  const known = triaged(line);
  if (known?.side === 'Infrastructure') return notTold(`${known.cause}; ${known.fix}`);
  return {
    outcome: 'Failed',
    reason: 'TimedOut',
    message: `${what} did not end within ${limits.timeoutSeconds} s${because(line)}`,
    fix: known?.fix ?? 'let it end by itself, or raise spec.validation.timeout',
  };
}

function ended(
  { exitCode, reason, message }: Ended,
  { what, line }: RunSubject,
  boot: CubbiBoot,
): RunFault | undefined {
  if (reason === 'OOMKilled')
    return {
      outcome: 'Failed',
      reason: 'OutOfMemory',
      message: `${what} needed more memory than its limit of ${cleanText(boot.limits.memory, 32)}`,
      fix: 'let it use less, or raise spec.validation.pod.resources.limits.memory',
    };
  if (reason === 'Evicted')
    return {
      outcome: 'Failed',
      reason: 'InitFailed',
      message: `${what} wrote more to disk than the validation pod allows and was evicted`,
      fix: 'write less while the container starts',
    };
  if (exitCode === 0) return undefined;
  const words = line ?? (message === '' ? undefined : message);
  const known = triaged(words);
  const shim = exitCode === SHIM_KILLED && known === undefined && everyBootKilled(boot);
  if (exitCode === KILLED || shim) return notTold(`${what} was killed from outside`);
  if (known?.side === 'Infrastructure') return notTold(`${known.cause}; ${known.fix}`);
  return {
    outcome: 'Failed',
    reason: 'InitFailed',
    message: `${what} ended with exit code ${exitCode}${because(words)}`,
    ...(known !== undefined && { fix: known.fix }),
  };
}

function everyBootKilled({ candidate, second, defaults, help, malformed }: CubbiBoot): boolean {
  return [candidate, second, defaults, help, malformed].every(
    (run) =>
      !run.known ||
      run.value.state === 'Skipped' ||
      (run.value.state === 'Ended' && run.value.exitCode === SHIM_KILLED),
  );
}

function because(line: string | undefined): string {
  return line === undefined ? '' : `: ${quote(steadyLine(line), QUOTED)}`;
}

function triaged(line: string | undefined): Triage | undefined {
  return line === undefined ? undefined : triage(line);
}
