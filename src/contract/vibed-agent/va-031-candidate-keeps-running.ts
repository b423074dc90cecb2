import type { BootEvidence, CandidateEvidence } from '../../evidence/boot-evidence.ts';
import { cleanText } from '../../evidence/clean-text.ts';
import type { Check, CheckInput, CheckResult } from '../check.ts';
import { NOT_APPLICABLE } from '../not-applicable.ts';
import { PASSED } from '../passed.ts';
import { startOutcome } from '../start-outcome.ts';
import { unknownResult } from '../unknown-result.ts';

/** The image's process runs until it is told to stop. */
export const candidateKeepsRunning: Check = {
  id: 'VA-031',
  severity: { '1': 'Error' },
  title: 'The image keeps running',
  reasons: ['CrashLoop', 'OutOfMemory'],
  help: 'vibed-agent serves until the platform stops it. What the image wrote last is in status.boot.logTail.',
  fix: 'run the image with a read-only root, user 1000 and no network, and see why it ends; status.boot.logTail has its last lines',
  needs: 'Boot',
  run,
};

/** Also what a killed container shim leaves behind, in all containers of the pod at once. */
const SHIM_KILLED = 255;
const KILLED = 137;

function run({ evidence: { boot } }: CheckInput): CheckResult {
  if (!boot.known) return unknownResult(boot);
  const { candidate } = boot.value;
  if (!candidate.known) return unknownResult(candidate);
  if (candidate.value.state === 'Running') return PASSED;
  if (candidate.value.state === 'NotStarted') return NOT_APPLICABLE;
  if (startOutcome(candidate.value).outcome !== 'Started') return NOT_APPLICABLE;
  return ended(candidate.value, boot.value);
}

function ended(
  { exitCode, reason }: Extract<CandidateEvidence, { state: 'Ended' }>,
  boot: BootEvidence,
): CheckResult {
  if (reason === 'OOMKilled')
    return {
      outcome: 'Failed',
      reason: 'OutOfMemory',
      message: `The image needed more memory than its limit of ${cleanText(boot.limits.memory, 32)}`,
      fix: 'let it use less, or raise spec.validation.pod.resources.limits.memory',
    };
  if (reason === 'Evicted')
    return {
      outcome: 'Failed',
      reason: 'CrashLoop',
      message: 'The image wrote more to disk than the validation pod allows and was evicted',
      fix: 'write less, logs included, or write to /workspace and /tmp',
    };
  if (exitCode === KILLED || (exitCode === SHIM_KILLED && otherContainerToo(boot)))
    return {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: "The image's process was killed from outside",
    };
  return {
    outcome: 'Failed',
    reason: 'CrashLoop',
    message: `The image's process ended with exit code ${exitCode} instead of running on`,
  };
}

function otherContainerToo({ platformProbes, declaredProbe }: BootEvidence): boolean {
  return [...platformProbes, declaredProbe].some(
    (probe) => !probe.known || probe.value.exitCode === SHIM_KILLED,
  );
}
