import type { V1Pod } from '@kubernetes/client-node';
import { recordPod } from '../boot/record-pod.ts';
import type { ControllerMemory } from './controller-memory.ts';

/** Adds what a new version of a pod shows: evidence is kept as it was first seen. */
export function rememberPod({ pods }: ControllerMemory, pod: V1Pod): void {
  const uid = pod.metadata?.uid ?? '';
  const known = pods.get(uid);
  pods.set(uid, { ...known, record: recordPod(known?.record, pod), job: jobOf(pod) });
}

function jobOf({ metadata }: V1Pod): string {
  return (metadata?.ownerReferences ?? []).find(({ controller }) => controller === true)?.uid ?? '';
}
