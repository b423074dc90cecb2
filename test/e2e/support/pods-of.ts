import type { V1ObjectMeta, V1Pod, V1PodStatus } from '@kubernetes/client-node';
import { apiGet } from './api-get.ts';

/** A pod as the API server returns it. */
export interface ListedPod extends V1Pod {
  readonly metadata: V1ObjectMeta & { readonly name: string };
  readonly status: V1PodStatus;
}

/** The pods of a namespace that have labels; all without a selector. */
export async function podsOf(namespace: string, selector = ''): Promise<readonly ListedPod[]> {
  const path = `/api/v1/namespaces/${namespace}/pods`;
  const query = selector === '' ? {} : { labelSelector: selector };
  return (await apiGet<{ items: readonly ListedPod[] }>(path, query)).items;
}
