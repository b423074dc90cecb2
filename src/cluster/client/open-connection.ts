import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config/config.ts';
import type { Connection } from './connection.ts';
import { createConnection } from './create-connection.ts';
import { serviceAccount } from './service-account.ts';

/** Where the kubelet puts the files of a pod's service account. */
const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** What says where the API server is. */
export type ConnectionSettings = Pick<Config, 'kubeconfig' | 'homeKubeconfig' | 'apiServer'>;

/**
 * The way to the API server: the given kubeconfig files, else `~/.kube/config`, else the pod's service account.
 *
 * @param folder with the files of the service account
 * @throws Error saying what to do where none of them is there, or a kubeconfig cannot be used
 */
export async function openConnection(
  { kubeconfig, homeKubeconfig, apiServer }: ConnectionSettings,
  folder = SERVICE_ACCOUNT,
): Promise<Connection> {
  const [first, ...others] =
    kubeconfig.length > 0 || !existsSync(homeKubeconfig) ? kubeconfig : [homeKubeconfig];
  if (first !== undefined) {
    const { loadKubeConfig } = await import('./load-kube-config.ts');
    const { fromKubeConfig } = await import('./from-kube-config.ts');
    return createConnection(fromKubeConfig(loadKubeConfig([first, ...others])));
  }
  if (apiServer !== undefined && existsSync(join(folder, 'token')))
    return createConnection(serviceAccount(apiServer, folder));
  throw new Error(
    'No cluster is configured; run in a pod with a service account, or set KUBECONFIG to a kubeconfig file with a current context',
  );
}
