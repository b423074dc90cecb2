import { describe, expect, test } from '@jest/globals';
import { apiError } from '../fakes/api-error.ts';
import { changed } from '../fakes/changed.ts';
import { disrupted, unprepared, unschedulable } from '../fakes/pod-states.ts';
import { template } from '../fakes/template.ts';
import { DIGEST, goodImage } from '../fakes/world.ts';
import { boot, IMAGE, outage, worldWith, wrongLanguage } from './scenarios.ts';

describe('reconcile: trying again', () => {
  test('a pod that could not be scheduled is tried again by a new Job, later each time', async () => {
    const world = worldWith();
    const key = world.apply(template());
    await world.settle();
    for (const pod of world.startPods()) world.setPod(disrupted(unschedulable(pod)));
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('Unknown Evicted');
    expect([...world.jobs]).toEqual([]);
    const { length } = world.writes;
    await world.advance(9_000);
    expect(world.created).toHaveLength(1);
    expect(world.writes).toHaveLength(length);
    await world.advance(1_000);
    expect(world.created).toHaveLength(2);
    expect(world.created[1]).toBe(`${world.created[0] ?? ''}-2`);
    // The story of the failed attempt stays until there is news.
    expect(world.condition(key, 'Valid')).toBe('Unknown Evicted');
    await boot(world);
    expect(world.condition(key, 'Valid')).toBe('True Valid');
    expect(world.ended).toEqual(['Evicted', 'complete']);
  });

  test('a sandbox that the node cannot make is explained by an Event, soon', async () => {
    const world = worldWith();
    const key = world.apply(template());
    await world.settle();
    for (const pod of world.startPods()) world.setPod(unprepared(pod));
    world.warning = {
      reason: 'FailedCreatePodSandBox',
      message: `can't set spec.hostUsers: false, RuntimeClass handler "x" does not support user namespaces`,
    };
    await world.advance(4_000);
    expect(world.condition(key, 'Valid')).toBe('Unknown Validating');
    await world.advance(1_000);
    expect(world.condition(key, 'Valid')).toBe('Unknown UserNamespacesUnsupported');
  });

  test('a refusal of the pod is told in its own words and tried again', async () => {
    const world = worldWith();
    world.refusal = apiError(
      403,
      'Forbidden',
      'pods "validate-0123-abcde" is forbidden: exceeded quota: small, requested: pods=1, used: pods=5, limited: pods=5',
    );
    const key = world.apply(template());
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('Unknown QuotaExceeded');
    expect(world.condition(key, 'Reconciling')).toBe('True QuotaExceeded');
    world.refusal = undefined;
    await world.advance(10_000);
    expect(world.created).toHaveLength(1);
    await boot(world);
    expect(world.condition(key, 'Valid')).toBe('True Valid');
  });

  test('a pod that admission changes proves nothing', async () => {
    const world = worldWith();
    world.mutatePod = (pod) => {
      const containers = [...(pod.spec?.containers ?? []), { name: 'sidecar' }];
      return changed(pod, { spec: changed(pod.spec ?? { containers }, { containers }) });
    };
    const key = world.apply(template());
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('Unknown PodRejected');
    expect(world.created).toEqual([]);
  });

  test('a secret that is mended makes a new attempt at once, and one that is rotated none', async () => {
    const world = worldWith(outage('ImagePullUnauthorized'));
    const key = world.apply(
      template('node-24', (spec) => (spec.imagePullSecrets = [{ name: 'creds' }])),
    );
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('Unknown PullSecretMissing');
    const data = { '.dockerconfigjson': Buffer.from('{}').toString('base64') };
    world.registry.set(IMAGE, goodImage());
    world.setSecret({ type: 'kubernetes.io/dockerconfigjson', data }, 'creds');
    await boot(world);
    expect(world.condition(key, 'Valid')).toBe('True Valid');
    world.setSecret({ type: 'kubernetes.io/dockerconfigjson', data }, 'creds');
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('True Valid');
    expect(world.created).toHaveLength(1);
  });

  test('a request validates once, and the verdict stays meanwhile', async () => {
    const world = worldWith();
    const key = world.apply(template());
    await boot(world);
    world.edit(key, ({ metadata }) => {
      metadata.annotations = { 'images.vibed.dev/validate-requested-at': 'now' };
    });
    await world.settle();
    expect(world.created).toHaveLength(2);
    expect(world.condition(key, 'Ready')).toBe('True Valid');
    await boot(world);
    expect(world.get(key).status?.lastHandledRequestAt).toBe('now');
    await world.advance(3_600_000);
    expect(world.created).toHaveLength(2);
  });

  test('a boot by tag is bound to what the kubelet pulled, and stands when the registry is back', async () => {
    const world = worldWith(outage());
    const key = world.apply(template());
    await boot(world);
    expect(world.get(key).status).toMatchObject({ judged: { digest: DIGEST } });
    expect(world.condition(key, 'Valid')).toBe('True Valid');
    world.registry.set(IMAGE, goodImage());
    await world.advance(600_000);
    expect(world.condition(key, 'Valid')).toBe('True Valid');
    expect(world.condition(key, 'Resolved')).toBe('True Resolved');
    expect(world.get(key).status?.findings).toBeUndefined();
    expect(world.created).toHaveLength(1);
  });

  test('what the registry tells later may fail an image that was booted without it', async () => {
    const world = worldWith(outage());
    const key = world.apply(template());
    await boot(world);
    world.registry.set(IMAGE, wrongLanguage());
    await world.advance(600_000);
    expect(world.condition(key, 'Valid')).toBe('False WrongLanguage');
    expect(world.created).toHaveLength(1);
  });

  test('requireInspection holds up Valid until the registry was read, without another pod', async () => {
    const world = worldWith(outage());
    const key = world.apply(
      template('node-24', (spec) => (spec.validation.requireInspection = true)),
    );
    await boot(world);
    expect(world.condition(key, 'Valid')).toBe('Unknown InspectionIncomplete');
    world.registry.set(IMAGE, goodImage());
    await world.advance(600_000);
    expect(world.condition(key, 'Valid')).toBe('True Valid');
    expect(world.created).toHaveLength(1);
  });
});
