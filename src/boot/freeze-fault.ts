import type { InconclusiveReason } from '../api/reasons.ts';
import type { Freeze } from './pod-record.ts';
import { cleanText } from '../evidence/clean-text.ts';

/** What took a pod away before its evidence was complete. */
export interface FreezeFault {
  readonly reason: InconclusiveReason;
  readonly message: string;
}

const ENDED = 'before the evidence was complete; the validation is tried again';

/** Reasons of `DisruptionTarget` in words. */
const DISRUPTIONS: Readonly<Record<string, string>> = {
  EvictionByEvictionAPI: 'was evicted',
  DeletionByTaintManager: 'was removed by a taint of its node',
  PreemptionByScheduler: 'was preempted by a pod of higher priority',
  TerminationByKubelet: 'was evicted by its node, which was short of resources',
};

/** Why a pod that is being taken away tells nothing more. Never the image's fault. */
export function freezeFault({ by, reason, message }: Freeze): FreezeFault {
  if (reason === 'DeletionByPodGC' || reason === 'NodeLost')
    return { reason: 'NodeLost', message: `The node of the validation pod was lost ${ENDED}` };
  if (by === 'Deleted')
    return { reason: 'Evicted', message: `The validation pod was deleted ${ENDED}` };
  if (reason === 'DeadlineExceeded')
    return {
      reason: 'EvidenceUnreadable',
      message: `The validation pod reached its deadline ${ENDED}`,
    };
  // The kubelet refused a pod that was scheduled to it; an eviction for a full disk has a reason of its own.
  if (reason !== 'Evicted' && message.startsWith('Pod was rejected: '))
    return {
      reason: 'Unschedulable',
      message: `The node refused the validation pod (${cleanText(reason, 64)}); the validation is tried again`,
    };
  const words = Object.hasOwn(DISRUPTIONS, reason) ? DISRUPTIONS[reason] : undefined;
  const how =
    words ??
    (reason === 'Evicted'
      ? 'was evicted by its node'
      : `was taken away (${cleanText(reason, 64)})`);
  return { reason: 'Evicted', message: `The validation pod ${how} ${ENDED}` };
}
