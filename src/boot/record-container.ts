import type { V1ContainerStateTerminated, V1ContainerStatus } from '@kubernetes/client-node';
import type { ContainerEnd, ContainerRecord } from './pod-record.ts';
import { rfc3339 } from './rfc3339.ts';

/** Texts of a status are bounded by the API server, but not by every kubelet. */
const LONGEST_TEXT = 8192;

/** The kubelet lost sight of the container: the exit code is made up. */
const MADE_UP = new Set(['ContainerStatusUnknown']);

function text(value: string | undefined): string {
  return (value ?? '').slice(0, LONGEST_TEXT);
}

function end(terminated: V1ContainerStateTerminated): ContainerEnd {
  const startedAt = rfc3339(terminated.startedAt);
  const finishedAt = rfc3339(terminated.finishedAt);
  return {
    exitCode: terminated.exitCode,
    reason: text(terminated.reason),
    message: text(terminated.message),
    ...(startedAt !== undefined && { startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
  };
}

/** The first end that this status still tells of: the last state lies before the state. */
function firstEnd(status: V1ContainerStatus): ContainerEnd | undefined {
  const earlier = status.lastState?.terminated;
  const now = status.state?.terminated;
  if (earlier !== undefined && !MADE_UP.has(earlier.reason ?? '')) return end(earlier);
  return now === undefined ? undefined : end(now);
}

function startOf(status: V1ContainerStatus, ended: ContainerEnd | undefined): string | undefined {
  if (ended?.startedAt !== undefined) return ended.startedAt;
  return rfc3339(status.state?.running?.startedAt);
}

/** Folds one status of a container into what was seen of it before. Nothing that was seen is lost. */
export function recordContainer(
  previous: ContainerRecord | undefined,
  status: V1ContainerStatus,
): ContainerRecord {
  const ended = previous?.ended ?? firstEnd(status);
  const imageID = previous?.imageID ?? (status.imageID === '' ? undefined : status.imageID);
  const startedAt = previous?.startedAt ?? startOf(status, ended);
  const waiting = ended === undefined ? status.state?.waiting : undefined;
  return {
    ...(imageID !== undefined && { imageID: text(imageID) }),
    ...(startedAt !== undefined && { startedAt }),
    ...(waiting !== undefined && {
      waiting: { reason: text(waiting.reason), message: text(waiting.message) },
    }),
    ...(ended !== undefined && { ended }),
  };
}
