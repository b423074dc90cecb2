import { isNotFound } from '../errors/is-not-found.ts';
import type { KubeClient } from './client/kube-client.ts';
import type { Resource } from './resource-path.ts';
import { resourcePath } from './resource-path.ts';
import { RESOURCES } from './resources.ts';

/** Versions of each kind, the best first. */
const KINDS = {
  BaseImageTemplate: [RESOURCES.templates],
  SandboxWarmPool: [RESOURCES.warmPools, RESOURCES.warmPoolsAlpha],
  SandboxTemplate: [RESOURCES.sandboxTemplates, RESOURCES.sandboxTemplatesAlpha],
} as const satisfies Record<string, readonly Resource[]>;

/** Reads single objects from the API server, past every cache. */
export interface ClusterObjectReader {
  /** `undefined` where the object or its kind does not exist. Throws KubeApiError for other answers, and the connection's own error. */
  read(
    kind: keyof typeof KINDS,
    namespace: string,
    name: string,
    signal: AbortSignal,
  ): Promise<unknown>;
}

/** Creates the reader. */
export function createObjectReader(client: KubeClient): ClusterObjectReader {
  return {
    async read(kind, namespace, name, signal) {
      for (const resource of KINDS[kind]) {
        try {
          return await client.request({
            method: 'GET',
            path: resourcePath(resource, namespace, name),
            signal,
          });
        } catch (error) {
          if (!isNotFound(error)) throw error;
        }
      }
      return undefined;
    },
  };
}
