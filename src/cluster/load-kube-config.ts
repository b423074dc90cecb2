import { KubeConfig } from '@kubernetes/client-node';

/**
 * How to reach the API server: the given kubeconfig files merged in order, else `~/.kube/config`, else the pod's service account.
 *
 * @throws Error saying what to do where none of them names a cluster
 */
export function loadKubeConfig(files: readonly string[]): KubeConfig {
  const config = new KubeConfig();
  const [first, ...others] = files;
  if (first === undefined) {
    config.loadFromDefault();
  } else {
    config.loadFromFile(first);
    for (const file of others) {
      const other = new KubeConfig();
      other.loadFromFile(file);
      config.mergeConfig(other, true);
    }
  }
  const cluster = config.getCurrentCluster();
  // The library falls back to this address where it finds no configuration at all.
  if (cluster === null || (first === undefined && cluster.server === 'http://localhost:8080'))
    throw new Error(
      'No cluster is configured; run in a pod with a service account, or set KUBECONFIG to a kubeconfig file with a current context',
    );
  return config;
}
