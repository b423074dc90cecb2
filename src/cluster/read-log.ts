import type { KubeClient } from './kube-client.ts';
import { resourcePath } from './resource-path.ts';
import { RESOURCES } from './resources.ts';

/** One container's log. */
export interface LogPart {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** Bytes that are read at most. */
  readonly bytes: number;
}

/**
 * The beginning of a container's log, as the kubelet gives it (`pods/log`, which the chart allows only where a contract needs it). Throws as
 * `KubeClient.request` does.
 */
export function readLog(
  client: KubeClient,
  { namespace, pod, container, bytes }: LogPart,
  signal: AbortSignal,
): Promise<string> {
  const path = `${resourcePath(RESOURCES.pods, namespace, pod)}/log`;
  const query = { container, limitBytes: String(bytes) };
  return client.readText({ path, query, most: bytes, signal });
}
