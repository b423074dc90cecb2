import { createKubeClient } from '../../../src/cluster/client/create-kube-client.ts';
import type { KubeClient } from '../../../src/cluster/client/kube-client.ts';
import { apiConnection } from './api-connection.ts';

/** A client of the cluster's API, for what kubectl is too slow for or does not show. Its connections are shared: it is not to be closed. */
export async function apiClient(): Promise<KubeClient> {
  return createKubeClient(await apiConnection(), { userAgent: 'base-image-operator/e2e' });
}
