import { describe, expect, test } from '@jest/globals';
import { template } from '../fakes/template.ts';
import { DIGEST, goodImage, OTHER_DIGEST } from '../fakes/world.ts';
import { boot, IMAGE, missing, outage, worldWith, wrongLanguage } from './scenarios.ts';

describe('reconcile: what is kept', () => {
  test('a verdict names what it speaks of, and the Job goes once it is written', async () => {
    const world = worldWith();
    const key = world.apply(template());
    await boot(world);
    const status = world.get(key).status;
    expect(status).toMatchObject({
      judged: { image: IMAGE, digest: DIGEST },
      judgedDigests: [{ digest: DIGEST, outcome: 'Valid' }],
      language: 'node',
      runtime: 'v24.21.0',
      lastValid: { image: IMAGE, digest: DIGEST },
    });
    expect(status?.unknownSince).toBeUndefined();
    expect([...world.jobs]).toEqual([]);
    expect(world.results.get(key)).toBe('valid');
    expect(world.events.map(({ type, reason }) => [type, reason])).toEqual([['Normal', 'Valid']]);
  });

  test('a reconcile that finds nothing new writes nothing', async () => {
    const world = worldWith();
    const key = world.apply(template());
    await boot(world);
    const { length } = world.writes;
    await world.reconcileOne(key);
    await world.advance(60_000);
    expect(world.writes).toHaveLength(length);
  });

  test('a restart asks neither registry nor node about a judged image', async () => {
    const world = worldWith();
    world.apply(template());
    await boot(world);
    const before = [world.inspections, world.created.length, world.writes.length];
    world.restart();
    await world.settle();
    expect([world.inspections, world.created.length, world.writes.length]).toEqual(before);
  });

  test.each([
    {
      reason: 'the registry goes away',
      later: outage(),
      resolved: 'Unknown RegistryUnavailable',
    },
    {
      reason: 'the credentials expire',
      later: outage('ImagePullUnauthorized'),
      resolved: 'False ImagePullUnauthorized',
    },
  ])('$reason: no verdict is revoked', async ({ later, resolved }) => {
    const world = worldWith();
    const key = world.apply(template());
    await boot(world);
    world.registry.set(IMAGE, later);
    await world.advance(600_000);
    expect(world.condition(key, 'Resolved')).toBe(resolved);
    expect(world.condition(key, 'Valid')).toBe('True Valid');
    expect(world.condition(key, 'Ready')).toBe('True Valid');
    world.restart();
    await world.advance(600_000);
    expect(world.condition(key, 'Valid')).toBe('True Valid');
    expect(world.created).toHaveLength(1);
  });

  test('an image that is deleted from the registry is not found, and comes back without a pod', async () => {
    const world = worldWith();
    const key = world.apply(template());
    await boot(world);
    world.registry.set(IMAGE, missing());
    await world.advance(600_000);
    expect(world.condition(key, 'Valid')).toBe('False ImageNotFound');
  });

  test('a tag that moved is Unknown until the new digest is judged, and only that is booted', async () => {
    const world = worldWith();
    const key = world.apply(template());
    await boot(world);
    world.registry.set(IMAGE, goodImage(OTHER_DIGEST));
    await world.advance(600_000);
    expect(world.condition(key, 'Valid')).toBe('Unknown Validating');
    expect(world.get(key).status?.unknownSince).toBeDefined();
    await boot(world, { digest: OTHER_DIGEST });
    expect(world.condition(key, 'Valid')).toBe('True Valid');
    expect(world.get(key).status?.judgedDigests?.map(({ digest }) => digest)).toEqual([
      OTHER_DIGEST,
      DIGEST,
    ]);
    expect(world.created).toHaveLength(2);
  });

  test.each([
    { reason: 'admission', edit: { admission: { mode: 'Warn' } } },
    { reason: 'interval', edit: { validation: { interval: '1h' } } },
  ])('an edit of $reason un-judges nothing', async ({ edit }) => {
    const world = worldWith();
    const key = world.apply(template());
    await boot(world);
    const judged = world.get(key).status?.judged;
    world.edit(key, ({ spec }) => {
      Object.assign(spec.admission, edit.admission);
      Object.assign(spec.validation, edit.validation);
    });
    await world.settle();
    expect(world.get(key).status?.judged).toEqual(judged);
    expect(world.condition(key, 'Ready')).toBe('True Valid');
    expect(world.created).toHaveLength(1);
  });

  test('other settings of the pod validate the same digest again, and the verdict stays meanwhile', async () => {
    const world = worldWith();
    const key = world.apply(template());
    await boot(world);
    world.edit(key, ({ spec }) => (spec.validation.pod.resources.limits.memory = '1Gi'));
    await world.settle();
    expect(world.created).toHaveLength(2);
    expect(world.condition(key, 'Ready')).toBe('True Valid');
    await boot(world);
    expect(world.condition(key, 'Ready')).toBe('True Valid');
    expect(new Set(world.writes.map(({ status }) => JSON.stringify(status))).size).toBe(
      world.writes.length,
    );
  });

  test('a changed contract un-judges', async () => {
    const world = worldWith();
    const key = world.apply(template());
    await boot(world);
    world.edit(key, ({ spec }) => (spec.contract.vibedAgent.language = 'python'));
    await world.settle();
    // The label is wrong for that language: told at once.
    expect(world.condition(key, 'Valid')).toBe('False WrongLanguage');
    expect(world.created).toHaveLength(2);
  });
});

describe('reconcile: waivers', () => {
  const waiver = { check: 'VA-010', reason: 'accepted', expires: '2026-11-22T02:00:00Z' };

  test('a waiver is judged without a pod, and its end too, on time', async () => {
    const world = worldWith(wrongLanguage());
    const key = world.apply(template());
    await boot(world);
    expect(world.condition(key, 'Valid')).toBe('False WrongLanguage');
    world.edit(key, ({ spec }) => spec.contract.vibedAgent.waivers.push(waiver));
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('True Valid');
    expect(world.get(key).status?.checks?.waived).toBe(1);
    expect(world.get(key).status?.judgedDigests?.[0]?.outcome).toBe('Valid');
    await world.advance(Date.parse(waiver.expires) - world.now);
    expect(world.condition(key, 'Valid')).toBe('False WrongLanguage');
    expect(world.created).toHaveLength(1);
  });

  test('a waiver during the boot takes an early verdict back, and lifts nothing by itself', async () => {
    const world = worldWith(wrongLanguage());
    const key = world.apply(template());
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('False WrongLanguage');
    world.edit(key, ({ spec }) => spec.contract.vibedAgent.waivers.push(waiver));
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('Unknown Validating');
    expect(world.get(key).status?.judgedDigests).toBeUndefined();
    await boot(world);
    expect(world.condition(key, 'Valid')).toBe('True Valid');
  });

  test('the boot adds findings to an early verdict and lifts nothing', async () => {
    const world = worldWith(wrongLanguage());
    const key = world.apply(template());
    await world.settle();
    const early = world.get(key).status?.findings?.map(({ check }) => check);
    await boot(world, { runtime: '@p0 0\n|v22.1.0\n@d 0\n|v22.1.0\n@end\n' });
    expect(early).toContain('VA-010');
    expect(world.condition(key, 'Valid')).toBe('False WrongLanguage');
    expect(world.condition(key, 'Booted')).toBe('False RuntimeMismatch');
    expect(world.events.map(({ reason }) => reason)).toEqual(['WrongLanguage']);
  });
});
