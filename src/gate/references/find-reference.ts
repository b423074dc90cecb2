import type { GroupVersionKind } from '../group-version-kind.ts';
import { readAlphaClaimReference } from './read-alpha-claim-reference.ts';
import { readAppReference } from './read-app-reference.ts';
import { readClaimReference } from './read-claim-reference.ts';
import { readPodReference } from './read-pod-reference.ts';
import { readPoolReference } from './read-pool-reference.ts';
import type { Reference } from './reference.ts';

/**
 * Finds how an object uses a template: undefined where it uses none, or is of a kind or version that is not judged.
 *
 * @param settings the object with how its pods are run, where `object` may lack it; called when a rule asks
 */
export type FindReference = (
  kind: GroupVersionKind,
  object: unknown,
  settings?: () => unknown,
) => Reference | undefined;

type ReadReference = (object: unknown, settings: () => unknown) => Reference | undefined;

/** A kind that is judged, and how each of its versions is read. */
interface JudgedKind {
  readonly group: string;
  readonly versions: Readonly<Record<string, ReadReference>>;
}

function podsAt(...path: readonly string[]): ReadReference {
  return (object, settings) => readPodReference(object, path, settings);
}

const WITH_TEMPLATE = { v1: podsAt('spec', 'template') };
/** Of v1alpha1 they are sent only where the chart's `webhook.sandboxClaims.apiVersion` says so. */
const WITH_POD_TEMPLATE = {
  v1beta1: podsAt('spec', 'podTemplate'),
  v1alpha1: podsAt('spec', 'podTemplate'),
};
const EXTENSIONS = 'extensions.agents.x-k8s.io';

/** By kind. A Pod is its template itself. */
const KINDS: ReadonlyMap<string, JudgedKind> = new Map([
  ['Pod', { group: '', versions: { v1: podsAt() } }],
  ['ReplicationController', { group: '', versions: WITH_TEMPLATE }],
  ['Deployment', { group: 'apps', versions: WITH_TEMPLATE }],
  ['ReplicaSet', { group: 'apps', versions: WITH_TEMPLATE }],
  ['StatefulSet', { group: 'apps', versions: WITH_TEMPLATE }],
  ['DaemonSet', { group: 'apps', versions: WITH_TEMPLATE }],
  ['Job', { group: 'batch', versions: WITH_TEMPLATE }],
  [
    'CronJob',
    { group: 'batch', versions: { v1: podsAt('spec', 'jobTemplate', 'spec', 'template') } },
  ],
  ['Sandbox', { group: 'agents.x-k8s.io', versions: WITH_POD_TEMPLATE }],
  ['SandboxTemplate', { group: EXTENSIONS, versions: WITH_POD_TEMPLATE }],
  [
    'SandboxWarmPool',
    { group: EXTENSIONS, versions: { v1beta1: readPoolReference, v1alpha1: readPoolReference } },
  ],
  [
    'SandboxClaim',
    {
      group: EXTENSIONS,
      versions: { v1beta1: readClaimReference, v1alpha1: readAlphaClaimReference },
    },
  ],
  ['VibedApp', { group: 'vibed.dev', versions: { v1alpha1: readAppReference } }],
] satisfies [string, JudgedKind][]);

/**
 * The references that are built in. Adding a kind is one line of the table. Where agent-sandbox serves v1beta1, its objects arrive in that
 * version alone: `matchPolicy: Equivalent` converts v1alpha1, and a v1alpha1 form can be forged.
 */
export const findReference: FindReference = (
  { group, version, kind },
  object,
  settings = () => object,
) => {
  const judged = KINDS.get(kind);
  if (judged?.group !== group || !Object.hasOwn(judged.versions, version)) return undefined;
  return judged.versions[version]?.(object, settings);
};
