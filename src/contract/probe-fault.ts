import type { InvalidReason } from '../api/reasons.ts';
import type { BootEvidence, ProbeEvidence } from '../evidence/boot-evidence.ts';
import { cleanText } from '../evidence/clean-text.ts';
import { quote } from './quote.ts';

const TIMED_OUT = ['TimedOut', 'DeadlineExceeded'];

/** Why a runtime probe did not exit 0. */
export interface ProbeFault {
  readonly reason: InvalidReason;
  /** What follows the probe's name in a sentence. */
  readonly words: string;
  readonly fix?: string;
}

/** What a probe that the kubelet ran says against the image; undefined where it exited 0. */
export function probeFault(
  { exitCode, reason, output }: ProbeEvidence,
  limits: BootEvidence['limits'],
): ProbeFault | undefined {
  if (reason === 'OOMKilled')
    return {
      reason: 'OutOfMemory',
      words: `needed more memory than the limit of ${cleanText(limits.memory, 32)}`,
      fix: 'let it use less, or raise spec.validation.pod.resources.limits.memory',
    };
  if (TIMED_OUT.includes(reason))
    return {
      reason: 'TimedOut',
      words: 'did not end in time',
      fix: 'let the probe end by itself and at once, such as "node --version"',
    };
  if (exitCode === 0) return undefined;
  if (reason === 'StartError')
    return { reason: 'RuntimeMissing', words: `could not be run: ${quote(output, 80)}` };
  const printed = output.trim() === '' ? '' : `: ${quote(output, 80)}`;
  return { reason: 'RuntimeMissing', words: `ended with exit code ${exitCode}${printed}` };
}
