import { podMetadata } from './pod-metadata.ts';
import type { Use } from './workloads.ts';

/** A pod that uses a slot. */
export function pod(use: Use, annotations: Record<string, string> = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: use.name, namespace: use.namespace, ...podMetadata(use.slot, annotations) },
    spec: { terminationGracePeriodSeconds: 0, containers: [{ name: 'app', image: use.image }] },
  };
}
