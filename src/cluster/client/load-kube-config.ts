import { KubeConfig } from '@kubernetes/client-node';

/**
 * How to reach the API server: kubeconfig files, merged in order. The library takes longer to load than all the rest of the program, so
 * this is imported where there is such a file.
 *
 * @throws Error where a file cannot be read, and saying what to do where none of them names a cluster
 */
export function loadKubeConfig([first, ...others]: readonly [string, ...string[]]): KubeConfig {
  const config = new KubeConfig();
  config.loadFromFile(first);
  for (const file of others) {
    const other = new KubeConfig();
    other.loadFromFile(file);
    config.mergeConfig(other, true);
  }
  if (config.getCurrentCluster() === null)
    throw new Error(
      `No cluster is configured in ${[first, ...others].join(', ')}; set KUBECONFIG to a kubeconfig file with a current context`,
    );
  return config;
}
