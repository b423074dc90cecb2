import { decideReview } from '../../src/admission/decide-review.ts';
import type { Decision } from '../../src/gate/decision.ts';
import type { Review } from '../../src/gate/review.ts';
import { statusOf, templateObject } from '../gate/template-object.ts';
import { fakeCluster } from './fake-cluster.ts';
import type { FakeCluster } from './fake-cluster.ts';
import { podObject, poolObject, sandboxTemplateObject } from './sandbox-objects.ts';

export const POD = { group: '', version: 'v1', kind: 'Pod' };
export const DEPLOYMENT = { group: 'apps', version: 'v1', kind: 'Deployment' };
export const CLAIM = {
  group: 'extensions.agents.x-k8s.io',
  version: 'v1beta1',
  kind: 'SandboxClaim',
};
export const POOL = { ...CLAIM, kind: 'SandboxWarmPool' };
export const SANDBOX_TEMPLATE = { ...CLAIM, kind: 'SandboxTemplate' };
export const SANDBOX = { ...CLAIM, group: 'agents.x-k8s.io', kind: 'Sandbox' };
export const APP = { group: 'vibed.dev', version: 'v1alpha1', kind: 'VibedApp' };
export const invalid = templateObject({ status: statusOf('False') });

/** A review of a pod's creation with changes. */
export function review(changes: Partial<Review>): Review {
  const { object = podObject() } = changes;
  return {
    uid: '1',
    kind: POD,
    subResource: '',
    operation: 'CREATE',
    namespace: 'apps',
    name: 'app',
    dryRun: false,
    username: () => 'somebody',
    object,
    settings: () => object,
    oldObject: null,
    ...changes,
  };
}

/** A review of an update. */
export function update(oldObject: unknown, object: unknown, kind = POD): Review {
  return review({ kind, operation: 'UPDATE', oldObject, object });
}

/** Decides, with so many milliseconds to ask the API server. */
export async function ask(cluster: FakeCluster, asked: Review, ms = 1000): Promise<Decision> {
  return decideReview(asked, cluster.options, () => AbortSignal.timeout(ms));
}

/** A cluster whose slot node-24 is Invalid, with pool and SandboxTemplate that lead to it. */
export function cluster(): FakeCluster {
  const made = fakeCluster();
  made.cache(invalid);
  made.cache(poolObject('pool', 'node'));
  made.cache(sandboxTemplateObject('node'));
  return made;
}
