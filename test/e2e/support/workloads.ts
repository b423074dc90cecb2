import { podMetadata } from './pod-metadata.ts';

/** What a workload runs. */
export interface Use {
  readonly namespace: string;
  readonly name: string;
  readonly slot: string;
  readonly image: string;
}

function podTemplate({ slot, image }: Use, restartPolicy = 'Always'): object {
  return {
    metadata: podMetadata(slot),
    spec: {
      restartPolicy,
      terminationGracePeriodSeconds: 0,
      containers: [{ name: 'app', image }],
    },
  };
}

const selector = { matchLabels: { app: 'e2e' } };

function object(use: Use, apiVersion: string, kind: string, spec: object): object {
  return { apiVersion, kind, metadata: { name: use.name, namespace: use.namespace }, spec };
}

/** The seven workload kinds that have a pod template, and what each looks like. Replicas are 0 where the kind has them. */
export const WORKLOADS: Readonly<Record<string, (use: Use) => object>> = {
  Deployment: (use) =>
    object(use, 'apps/v1', 'Deployment', { replicas: 0, selector, template: podTemplate(use) }),
  ReplicaSet: (use) =>
    object(use, 'apps/v1', 'ReplicaSet', { replicas: 0, selector, template: podTemplate(use) }),
  StatefulSet: (use) =>
    object(use, 'apps/v1', 'StatefulSet', {
      replicas: 0,
      serviceName: 'e2e',
      selector,
      template: podTemplate(use),
    }),
  DaemonSet: (use) => object(use, 'apps/v1', 'DaemonSet', { selector, template: podTemplate(use) }),
  ReplicationController: (use) =>
    object(use, 'v1', 'ReplicationController', {
      replicas: 0,
      selector: selector.matchLabels,
      template: podTemplate(use),
    }),
  Job: (use) =>
    object(use, 'batch/v1', 'Job', { suspend: true, template: podTemplate(use, 'Never') }),
  CronJob: (use) =>
    object(use, 'batch/v1', 'CronJob', {
      schedule: '0 0 1 1 *',
      suspend: true,
      jobTemplate: { spec: { template: podTemplate(use, 'Never') } },
    }),
};
