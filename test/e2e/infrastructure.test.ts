import { describe, expect, test } from '@jest/globals';
import { apply } from './support/apply.ts';
import { ENVIRONMENT } from './support/environment.ts';
import { eventually } from './support/eventually.ts';
import { kubectl } from './support/kubectl.ts';
import { must } from './support/must.ts';
import { nodeTemplate } from './support/node-template.ts';
import { podsOf } from './support/pods-of.ts';
import type { Seen } from './support/to-seen.ts';
import { untilSettled } from './support/until-settled.ts';
import { untilTemplate } from './support/until-template.ts';
import { withNamespace } from './support/with-namespace.ts';

const image = `${ENVIRONMENT.registry}/node-24-good:1.0`;
const unschedulable = {
  image,
  validation: { pod: { nodeSelector: { 'no-such': 'node' } }, startTimeout: '10s' },
};

function untilReason(
  namespace: string,
  name: string,
  reason: string,
  timeoutMs = 60_000,
): Promise<Seen> {
  return untilTemplate(
    namespace,
    name,
    ({ conditions }) => conditions['Valid']?.reason === reason,
    { timeoutMs, what: reason },
  );
}

/** Nothing about the infrastructure may be held against the image. */
function expectOpen(seen: Seen, reason: string): void {
  expect(seen.conditions).toMatchObject({
    Valid: { status: 'Unknown', reason },
    Ready: { status: 'Unknown' },
    Reconciling: { status: 'True' },
  });
  expect(seen.conditions['Stalled']).toBeUndefined();
}

describe('faults of the infrastructure never make an image Invalid', () => {
  const quota = withNamespace('quota');
  test('QuotaExceeded, until the quota allows a pod', async () => {
    await must(
      apply([
        {
          apiVersion: 'v1',
          kind: 'ResourceQuota',
          metadata: { name: 'none', namespace: quota },
          spec: { hard: { pods: '0' } },
        },
        nodeTemplate(quota, 'quota', { image }),
      ]),
    );
    expectOpen(await untilReason(quota, 'quota', 'QuotaExceeded'), 'QuotaExceeded');
    await must(kubectl(['delete', 'resourcequota', 'none', '-n', quota]));
    const { conditions } = await untilSettled(quota, 'quota');
    expect(conditions['Valid']).toMatchObject({ status: 'True' });
  });

  const limits = withNamespace('limits');
  test('PodRejected by a LimitRange', async () => {
    await must(
      apply([
        {
          apiVersion: 'v1',
          kind: 'LimitRange',
          metadata: { name: 'tiny', namespace: limits },
          spec: { limits: [{ type: 'Container', max: { memory: '8Mi' } }] },
        },
        nodeTemplate(limits, 'limits', { image }),
      ]),
    );
    expectOpen(await untilReason(limits, 'limits', 'PodRejected'), 'PodRejected');
  });

  const restricted = withNamespace('restricted', {
    'pod-security.kubernetes.io/enforce': 'restricted',
  });
  test('the validation pod passes PodSecurity restricted', async () => {
    await must(apply([nodeTemplate(restricted, 'restricted', { image })]));
    const { conditions } = await untilSettled(restricted, 'restricted');
    expect(conditions['Valid']).toMatchObject({ status: 'True' });
  });

  const scheduling = withNamespace('scheduling');
  test('Unschedulable', async () => {
    await must(apply([nodeTemplate(scheduling, 'unschedulable', unschedulable)]));
    expectOpen(await untilReason(scheduling, 'unschedulable', 'Unschedulable'), 'Unschedulable');
  });

  const evicted = withNamespace('evicted');
  test('Evicted: a pod that is taken away proves nothing, and the next one does', async () => {
    await must(apply([nodeTemplate(evicted, 'slow-agent')]));
    const label = 'images.vibed.dev/validation';
    await eventually(
      () => podsOf(evicted, label),
      (pods) => pods.map(({ status }) => status.phase).join(' ') === 'Running',
      { what: 'the validation pod runs' },
    );
    await must(kubectl(['delete', 'pod', '-n', evicted, '-l', label, '--wait=false']));
    expectOpen(await untilReason(evicted, 'slow-agent', 'Evicted'), 'Evicted');
    const { conditions } = await untilSettled(evicted, 'slow-agent');
    expect(conditions['Valid']).toMatchObject({ status: 'True' });
  });

  const nowhere = withNamespace('nowhere');
  test('RegistryUnavailable: a name that nobody answers to', async () => {
    await must(
      apply([nodeTemplate(nowhere, 'nowhere', { image: 'no-such-registry.test/node:1.0' })]),
    );
    expectOpen(await untilReason(nowhere, 'nowhere', 'RegistryUnavailable'), 'RegistryUnavailable');
  });
});
