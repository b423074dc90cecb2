import type { V1Pod } from '@kubernetes/client-node';
import type { Freeze } from './pod-record.ts';
import { rfc3339 } from './rfc3339.ts';

const LONGEST_TEXT = 1024;

function freeze(
  by: Freeze['by'],
  { reason = '', message = '' }: { reason?: string; message?: string },
  at: string | undefined,
): Freeze {
  return { by, reason, message: message.slice(0, LONGEST_TEXT), ...(at !== undefined && { at }) };
}

function moved(time: string | undefined, seconds: number): string | undefined {
  if (time === undefined) return undefined;
  const at = Date.parse(time) + seconds * 1000;
  return rfc3339(new Date(at));
}

function deletion(pod: V1Pod): Freeze | undefined {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = pod.metadata ?? {};
  if (deletionTimestamp === undefined) return undefined;
  // The timestamp is the end of the grace period (API field ObjectMeta.deletionTimestamp).
  return freeze('Deleted', {}, moved(rfc3339(deletionTimestamp), -deletionGracePeriodSeconds));
}

function disruption(pod: V1Pod): Freeze | undefined {
  const condition = pod.status?.conditions?.find(
    ({ type, status }) => type === 'DisruptionTarget' && status === 'True',
  );
  if (condition === undefined) return undefined;
  return freeze('Disrupted', condition, rfc3339(condition.lastTransitionTime));
}

function failure(pod: V1Pod): Freeze | undefined {
  const { reason = '', message = '', startTime } = pod.status ?? {};
  if (reason === '') return undefined;
  const deadline = pod.spec?.activeDeadlineSeconds;
  // The pod's own deadline keeps the statuses of what ended before it; after an eviction exit codes are void.
  const kept = reason === 'DeadlineExceeded' && deadline !== undefined;
  return freeze(
    'Failed',
    { reason, message },
    kept ? moved(rfc3339(startTime), deadline) : undefined,
  );
}

/**
 * Whether the pod is being taken away: condition `DisruptionTarget`, `status.reason`, or `metadata.deletionTimestamp`. What the kubelet
 * reports of containers that end after that is the work of whoever takes it.
 */
export function freezeOf(pod: V1Pod): Freeze | undefined {
  return disruption(pod) ?? failure(pod) ?? deletion(pod);
}
