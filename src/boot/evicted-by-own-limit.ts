import type { Freeze } from './pod-record.ts';

/** The only evictions that are the image's: it wrote more than the pod's own limits (kubelet, `pkg/kubelet/eviction`). */
const EVICTED_BY_OWN_LIMIT =
  /^(?:Usage of EmptyDir volume "[^"]*" exceeds the limit "[^"]*"|Pod ephemeral local storage usage exceeds the total limit of containers \S+|Container \S+ exceeded its local ephemeral storage limit "[^"]*")\. ?$/;

/** Whether the kubelet evicted the pod for what the image itself did. */
export function evictedByOwnLimit(freeze: Freeze | undefined): boolean {
  return freeze?.reason === 'Evicted' && EVICTED_BY_OWN_LIMIT.test(freeze.message);
}
