import type { V1Job, V1ObjectMeta, V1OwnerReference, V1PodSpec } from '@kubernetes/client-node';
import type { PodPlan } from './pod-plan.ts';
import type { ValidationRequest } from './validation-request.ts';
import { API_GROUP } from '../api/api-group.ts';
import { LABELS } from '../api/labels.ts';

/** How long a finished Job stays for a controller that was down. */
const TTL_SECONDS = 3600;
/** The pod's own deadline lies that far above the controller's clocks: it is the last resort, and keeps the statuses. */
const DEADLINE_MARGIN_SECONDS = 300;

function owners(request: ValidationRequest): V1OwnerReference[] {
  return request.owners.map(({ name, uid }) => ({
    apiVersion: API_GROUP.apiVersion,
    kind: API_GROUP.kind,
    name,
    uid,
    controller: false,
    blockOwnerDeletion: false,
  }));
}

/** `hostUsers` of the pod: as the template asks, else a user namespace where the nodes have them. */
function hostUsers(request: ValidationRequest): Pick<V1PodSpec, 'hostUsers'> {
  const asked = request.pod.hostUsers ?? undefined;
  if (asked !== undefined) return { hostUsers: asked };
  return request.userNamespaces ? { hostUsers: false } : {};
}

/** Settings of the template, and the node that the platform needs: no setting may move the pod to another architecture. */
function placement(request: ValidationRequest): Partial<V1PodSpec> {
  const [os = '', architecture = ''] = request.platform.split('/');
  const { nodeSelector, tolerations, runtimeClassName } = request.pod;
  return {
    nodeSelector: { ...nodeSelector, 'kubernetes.io/os': os, 'kubernetes.io/arch': architecture },
    ...(tolerations.length > 0 && { tolerations: tolerations.map((each) => ({ ...each })) }),
    ...(runtimeClassName !== '' && { runtimeClassName }),
    ...hostUsers(request),
  };
}

function podSpec(request: ValidationRequest, { timeouts = 1, ...plan }: PodPlan): V1PodSpec {
  const { startTimeoutSeconds, timeoutSeconds, imagePullSecrets } = request;
  return {
    restartPolicy: 'Never',
    activeDeadlineSeconds:
      startTimeoutSeconds + timeouts * timeoutSeconds + DEADLINE_MARGIN_SECONDS,
    terminationGracePeriodSeconds: 1,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    ...placement(request),
    ...(imagePullSecrets.length > 0 && {
      imagePullSecrets: imagePullSecrets.map((name) => ({ name })),
    }),
    ...plan,
  };
}

/**
 * The Job that boots one image on one platform. One pod, never a second one (`backoffLimit: 0`, `podReplacementPolicy: Failed`, FailJob on
 * `DisruptionTarget`; Kubernetes `batch/v1` JobSpec): the controller tries again with a new Job. docs/validation-pod.md says why each field
 * is as it is.
 *
 * @param plan the contract's own part of the pod
 */
export function validationJob(request: ValidationRequest, plan: PodPlan): V1Job {
  const labels = { [LABELS.validation]: request.hash };
  const metadata: V1ObjectMeta = {
    name: request.name,
    namespace: request.namespace,
    labels,
    ownerReferences: owners(request),
  };
  const annotations = { 'sidecar.istio.io/inject': 'false' };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata,
    spec: {
      backoffLimit: 0,
      podReplacementPolicy: 'Failed',
      ttlSecondsAfterFinished: TTL_SECONDS,
      podFailurePolicy: {
        rules: [
          { action: 'FailJob', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
        ],
      },
      template: { metadata: { labels, annotations }, spec: podSpec(request, plan) },
    },
  };
}
