import type { PodRecord } from './pod-record.ts';

/** The record of a pod that no longer exists: what it had shown counts, nothing more will come. */
export function recordPodGone(previous: PodRecord): PodRecord {
  if (previous.frozen !== undefined) return previous;
  return { ...previous, frozen: { by: 'Deleted', reason: '', message: '' } };
}
