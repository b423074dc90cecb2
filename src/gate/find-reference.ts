import { readAlphaClaimReference } from './read-alpha-claim-reference.ts';
import { readClaimReference } from './read-claim-reference.ts';
import { readPodReference } from './read-pod-reference.ts';
import type { Reference } from './reference.ts';

/** A kind as an AdmissionReview names it; the core group is empty. */
export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

const TEMPLATE = ['spec', 'template'];
const POD_TEMPLATE = ['spec', 'podTemplate'];

/** Where each kind keeps its pod template; a Pod is one itself. The last two are read, but the default rules do not send them. */
const POD_TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'v1/Pod': [],
  'v1/ReplicationController': TEMPLATE,
  'apps/v1/Deployment': TEMPLATE,
  'apps/v1/ReplicaSet': TEMPLATE,
  'apps/v1/StatefulSet': TEMPLATE,
  'apps/v1/DaemonSet': TEMPLATE,
  'batch/v1/Job': TEMPLATE,
  'batch/v1/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'agents.x-k8s.io/v1beta1/Sandbox': POD_TEMPLATE,
  'extensions.agents.x-k8s.io/v1beta1/SandboxTemplate': POD_TEMPLATE,
};

const CLAIM = 'extensions.agents.x-k8s.io/v1beta1/SandboxClaim';
/** Sent only where the chart's `webhook.sandboxClaims.apiVersion` says so. */
const ALPHA_CLAIM = 'extensions.agents.x-k8s.io/v1alpha1/SandboxClaim';

/**
 * How an object uses a template: undefined where it uses none, or is of a kind or version that is not judged. Adding a kind is one line of
 * the table. Where agent-sandbox serves v1beta1, its claims arrive in that version alone: `matchPolicy: Equivalent` converts v1alpha1, and a
 * v1alpha1 form can be forged.
 */
export function findReference(kind: GroupVersionKind, object: unknown): Reference | undefined {
  const key = [kind.group, kind.version, kind.kind].filter((part) => part !== '').join('/');
  if (key === CLAIM) return readClaimReference(object);
  if (key === ALPHA_CLAIM) return readAlphaClaimReference(object);
  if (!Object.hasOwn(POD_TEMPLATES, key)) return undefined;
  return readPodReference(object, POD_TEMPLATES[key] ?? []);
}
