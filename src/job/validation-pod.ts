import type { V1Job, V1Pod } from '@kubernetes/client-node';

/**
 * The pod that a validation Job would create, for a create with `dryRun: All`: quota, PodSecurity, LimitRange, webhooks and missing classes
 * refuse the pod and not the Job, and this tells it in one answer.
 */
export function validationPod(job: V1Job): V1Pod {
  const template = job.spec?.template;
  const { name = '', namespace } = job.metadata ?? {};
  const { labels, annotations } = template?.metadata ?? {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      generateName: `${name}-`,
      ...(namespace !== undefined && { namespace }),
      ...(labels !== undefined && { labels }),
      ...(annotations !== undefined && { annotations }),
    },
    ...(template?.spec !== undefined && { spec: template.spec }),
  };
}
