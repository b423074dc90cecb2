import type { V1Pod } from '@kubernetes/client-node';
import { recordPodGone } from '../boot/record-pod-gone.ts';
import type { ControllerMemory } from './controller-memory.ts';

/** The pod is gone: what it showed is kept as long as its Job is there. */
export function rememberPodGone({ pods, jobs }: ControllerMemory, pod: V1Pod): void {
  const uid = pod.metadata?.uid ?? '';
  const known = pods.get(uid);
  if (known === undefined) return;
  if (jobs.has(known.job)) pods.set(uid, { ...known, record: recordPodGone(known.record) });
  else pods.delete(uid);
}
