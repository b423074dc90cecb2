import type { CandidateEvidence } from '../evidence/boot-evidence.ts';
import type { Known } from '../evidence/known.ts';
import type { ContainerEnd, PodRecord } from './pod-record.ts';
import { cleanText } from '../evidence/clean-text.ts';
import { evictedByOwnLimit } from './evicted-by-own-limit.ts';
import { startFault } from './start-fault.ts';
import { unreadable } from './unreadable.ts';

const MESSAGE_BYTES = 1024;

/** Exit codes that a killed container shim or a kill from outside leaves behind as well: they prove nothing by themselves. */
const EXIT_OF_SHIM = 255;
const EXIT_OF_KILL = 137;

/** Ways in which a process ends by itself, or by its own limit. */
const OWN_ENDS = new Set(['Completed', 'Error', 'OOMKilled']);

function ended(end: ContainerEnd): Known<CandidateEvidence> {
  const fault = startFault(end);
  if (fault !== undefined) return notStarted(end.reason, fault);
  const { exitCode, reason } = end;
  const message = cleanText(end.message, MESSAGE_BYTES);
  if (!OWN_ENDS.has(reason))
    return unreadable(`The node lost sight of the image's process (${cleanText(reason, 64)})`);
  const byKernel = exitCode === EXIT_OF_SHIM && /^exec \S+: /.test(message);
  const unclear = exitCode === EXIT_OF_SHIM || exitCode === EXIT_OF_KILL;
  if (unclear && reason === 'Error' && !byKernel)
    return unreadable(
      `The image's process ended with exit code ${exitCode}, as one does that is killed from outside`,
    );
  return { known: true, value: { state: 'Ended', exitCode, reason, message } };
}

function notStarted(
  reason: string,
  fault: { image: boolean; message: string },
): Known<CandidateEvidence> {
  if (fault.image)
    return { known: true, value: { state: 'NotStarted', reason, message: fault.message } };
  const message = `The node could not start the image's container: ${cleanText(fault.message, 160)}`;
  return /idmap|user namespace/i.test(fault.message)
    ? unreadable(message, 'UserNamespacesUnsupported')
    : unreadable(message);
}

/**
 * How a container of the image went; undefined while it neither started nor finally failed to. An end that could also be the work of the
 * node is unknown.
 */
export function candidateOutcome(
  { containers, frozen }: PodRecord,
  name = 'candidate',
): Known<CandidateEvidence> | undefined {
  const candidate = containers[name];
  if (candidate?.ended !== undefined) return ended(candidate.ended);
  if (frozen !== undefined && evictedByOwnLimit(frozen)) {
    const culprit = /^Container (\S+) exceeded /.exec(frozen.message)?.[1];
    if (culprit !== undefined && culprit !== name)
      return unreadable(`The container "${name}" was evicted for what another one wrote`);
    return {
      known: true,
      value: {
        state: 'Ended',
        exitCode: EXIT_OF_KILL,
        reason: 'Evicted',
        message: cleanText(frozen.message, MESSAGE_BYTES),
      },
    };
  }
  if (candidate?.waiting !== undefined) {
    const { reason } = candidate.waiting;
    const fault = startFault(candidate.waiting);
    return fault?.image === true ? notStarted(reason, fault) : undefined;
  }
  return candidate?.startedAt === undefined
    ? undefined
    : { known: true, value: { state: 'Running' } };
}
