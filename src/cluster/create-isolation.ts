import { LABELS } from '../api/labels.ts';
import type { Logger } from '../log/logger.ts';
import type { KubeClient } from './client/kube-client.ts';
import { resourcePath } from './resource-path.ts';
import { RESOURCES } from './resources.ts';

/** What the isolation needs. */
export interface IsolationOptions {
  readonly client: KubeClient;
  readonly log: Logger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const NAME = 'base-image-validation';
/** How long a namespace is trusted to have the policy still. */
const TRUST_MS = 600_000;
const MAX_NAMESPACES = 10_000;

/**
 * Cuts validation pods off the network, as far as the cluster's network plugin enforces NetworkPolicies: one policy in each namespace, without
 * any rule, so that all traffic of pods with the validation label is denied but that of a pod with itself. Best effort: a failure is logged
 * and stops no validation.
 */
export function createIsolation({
  client,
  log,
  now,
}: IsolationOptions): (namespace: string) => Promise<void> {
  const isolated = new Map<string, number>();
  return async (namespace) => {
    const since = isolated.get(namespace);
    if (since !== undefined && now() - since < TRUST_MS) return;
    isolated.delete(namespace);
    try {
      await client.request({
        method: 'PATCH',
        path: resourcePath(RESOURCES.networkPolicies, namespace, NAME),
        query: { fieldManager: 'base-image-controller', force: 'true' },
        contentType: 'application/apply-patch+yaml',
        body: policyOf(namespace),
      });
      isolated.set(namespace, now());
      for (const [oldest] of isolated) if (isolated.size > MAX_NAMESPACES) isolated.delete(oldest);
    } catch (error) {
      log.warn(
        { err: error, namespace },
        'The NetworkPolicy of validation pods could not be applied; going on without',
      );
    }
  };
}

function policyOf(namespace: string): unknown {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: NAME,
      namespace,
      labels: { 'app.kubernetes.io/managed-by': 'base-image-operator' },
    },
    spec: {
      podSelector: { matchExpressions: [{ key: LABELS.validation, operator: 'Exists' }] },
      policyTypes: ['Ingress', 'Egress'],
    },
  };
}
