import type { KubeClient } from './client/kube-client.ts';
import { resourcePath } from './resource-path.ts';
import { RESOURCES } from './resources.ts';

/** One container's log. */
export interface LogPart {
  readonly namespace: string;
  readonly pod: string;
  /** UID of the pod. */
  readonly uid: string;
  readonly container: string;
  /** Bytes that are read at most. */
  readonly bytes: number;
}

/** What a kubelet answers, with status 200, where it has no log any more (`pkg/kubelet/kuberuntime`). */
const NO_LOG =
  /^(?:unable to retrieve container logs for \S+|failed to try resolving symlinks in path .*)\s*$/;

/**
 * The beginning of a container's log, as the kubelet gives it (`pods/log`, which the chart allows only where a contract needs it): of its newest
 * file, where the log was so long that it was rotated. Throws as `KubeClient.request` does, and where the pod of that name is another one.
 */
export async function readLog(
  client: KubeClient,
  { namespace, pod, uid, container, bytes }: LogPart,
  signal: AbortSignal,
): Promise<string> {
  const path = resourcePath(RESOURCES.pods, namespace, pod);
  const query = { container, limitBytes: String(bytes) };
  const text = await client.readText({ path: `${path}/log`, query, most: bytes, signal });
  if (NO_LOG.test(text)) throw new Error('the kubelet has no log of the container');
  // A log is asked for by name. Whose name it is after the reading, his it was before: no UID comes back.
  const owner = (await client.request({ method: 'GET', path, signal })) as Owner;
  if (owner.metadata.uid !== uid) throw new Error('the log is of another pod of the same name');
  return text;
}

interface Owner {
  readonly metadata: { readonly uid: string };
}
