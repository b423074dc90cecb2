import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import type { ContainerRecord, PodRecord, Scheduling } from './pod-record.ts';
import { freezeOf } from './freeze-of.ts';
import { recordContainer } from './record-container.ts';
import { recordPodGone } from './record-pod-gone.ts';
import { rfc3339 } from './rfc3339.ts';

/** More than any contract's pod has; a pod with injected ones is not looked at (see differs-from-plan.ts). */
const MOST_CONTAINERS = 32;

type Containers = PodRecord['containers'];

function condition(pod: V1Pod, type: string) {
  return pod.status?.conditions?.find((each) => each.type === type);
}

function scheduling(pod: V1Pod, previous: Scheduling | undefined): Scheduling {
  if (previous?.state === 'Scheduled') return previous;
  const found = condition(pod, 'PodScheduled');
  if (found?.status === 'True') {
    const at = rfc3339(found.lastTransitionTime);
    return { state: 'Scheduled', ...(at !== undefined && { at }) };
  }
  if (found === undefined) return previous ?? { state: 'Unseen' };
  const { reason = '', message = '' } = found;
  return { state: 'Refused', reason, message: message.slice(0, 1024) };
}

function prepared(pod: V1Pod): boolean {
  const found = condition(pod, 'PodReadyToStartContainers');
  // The condition is beta: where the kubelet does not write it, an address means that the network is there.
  if (found === undefined) return (pod.status?.podIP ?? '') !== '';
  return found.status === 'True';
}

/** A container that ended at or after the freeze was killed by it. Times have whole seconds: the freeze's own second is after. */
function before(ended: ContainerRecord['ended'], at: string | undefined): boolean {
  if (at === undefined || ended?.finishedAt === undefined) return false;
  return Date.parse(ended.finishedAt) < Date.parse(at);
}

/** What a status adds once the pod is being taken away: ends from before only. */
function recordLate(
  previous: ContainerRecord | undefined,
  status: V1ContainerStatus,
  at: string | undefined,
): ContainerRecord | undefined {
  const seen = recordContainer(previous, status);
  if (previous?.ended !== undefined || before(seen.ended, at)) return seen;
  const { ended, waiting, ...rest } = seen;
  // An eviction empties or rewrites what is not an end: keep what was known, and add a start only if the end was not made up with it.
  return at === undefined || (ended === undefined && waiting !== undefined) ? previous : rest;
}

function containers(
  previous: Containers,
  pod: V1Pod,
  record: (
    one: ContainerRecord | undefined,
    status: V1ContainerStatus,
  ) => ContainerRecord | undefined,
): Containers {
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  const next: Record<string, ContainerRecord> = { ...previous };
  for (const status of [...initContainerStatuses, ...containerStatuses].slice(0, MOST_CONTAINERS)) {
    const seen = record(next[status.name], status);
    if (seen !== undefined) next[status.name] = seen;
  }
  return next;
}

/**
 * Folds one update of a validation pod into what its earlier updates showed: the first end of each container with its message, its image
 * as soon as the kubelet names it. Later updates overwrite and lose these, so every update of the watch must pass here. Once the pod is
 * being taken away the record is frozen; a pod of another UID than the first one proves nothing.
 */
export function recordPod(previous: PodRecord | undefined, pod: V1Pod): PodRecord {
  if (previous?.frozen !== undefined) return previous;
  const uid = pod.metadata?.uid ?? '';
  if (previous !== undefined && previous.uid !== uid) return recordPodGone(previous);
  const frozen = freezeOf(pod);
  const nodeName = pod.spec?.nodeName ?? previous?.nodeName;
  return {
    name: pod.metadata?.name ?? '',
    uid,
    ...(nodeName !== undefined && { nodeName }),
    scheduling: scheduling(pod, previous?.scheduling),
    taken: previous?.taken === true || pod.status?.startTime !== undefined,
    prepared: previous?.prepared === true || prepared(pod),
    containers: containers(previous?.containers ?? {}, pod, (one, status) =>
      frozen === undefined ? recordContainer(one, status) : recordLate(one, status, frozen.at),
    ),
    ...(frozen !== undefined && { frozen }),
  };
}
