import type { KubeClient } from '../cluster/client/kube-client.ts';
import { resourcePath } from '../cluster/resource-path.ts';
import { RESOURCES } from '../cluster/resources.ts';
import { ConfigError } from '../config/config-error.ts';
import { isNotFound } from '../errors/is-not-found.ts';

interface OwnPod {
  readonly spec: {
    readonly containers: readonly { readonly name: string; readonly image?: string }[];
  };
}

/**
 * The image that this process runs, as its own pod names it (`spec.containers[].image`, container `controller`): whatever an overlay, a mirror
 * or a mutating webhook made of it, validation pods run the same.
 *
 * @throws ConfigError where this process is no pod of the cluster
 */
export async function ownImage(
  client: KubeClient,
  namespace: string,
  pod: string,
): Promise<string> {
  const found = await readPod(client, namespace, pod);
  const image = found?.spec.containers.find(({ name }) => name === 'controller')?.image;
  if (image !== undefined && image !== '') return image;
  throw new ConfigError(
    '--operator-image is missing and this process is no pod of the cluster; give the image that runs the prober in validation pods',
  );
}

async function readPod(
  client: KubeClient,
  namespace: string,
  pod: string,
): Promise<OwnPod | undefined> {
  try {
    const path = resourcePath(RESOURCES.pods, namespace, pod);
    return (await client.request({ method: 'GET', path })) as OwnPod;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
