import type { BootContext } from './boot-types.ts';
import type { PodRecord } from './pod-record.ts';

/** After the creation of the Job: sandbox, network and volumes take half a second where nothing is wrong. */
const FIRST_MILLISECONDS = 5000;

/** When the Events of a pod are looked at. */
export interface EventLook {
  readonly due: boolean;
  /** Milliseconds since the epoch. */
  readonly nextAt: number;
}

/**
 * When to ask the Events why a node does not get a pod ready to start: its status has no reason for that. Each wait is as long as all before it.
 * Undefined where the pod is not at that point.
 */
export function eventLook(
  record: PodRecord | undefined,
  { now, startedAt }: Pick<BootContext, 'now' | 'startedAt'>,
): EventLook | undefined {
  if (record?.taken !== true || record.prepared || record.frozen !== undefined) return undefined;
  const waited = now - startedAt;
  const due = waited >= FIRST_MILLISECONDS;
  return { due, nextAt: startedAt + (due ? 2 * waited : FIRST_MILLISECONDS) };
}
