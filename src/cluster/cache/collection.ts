import type { KubeClient } from '../client/kube-client.ts';

/** A collection of the API server, or the part of it that selectors choose. */
export interface Collection {
  readonly client: KubeClient;
  readonly path: string;
  readonly selectors: {
    readonly labelSelector?: string | undefined;
    readonly fieldSelector?: string | undefined;
  };
  /** Ends every request. */
  readonly signal: AbortSignal;
}
