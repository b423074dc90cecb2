import { describe, expect, test } from '@jest/globals';
import { finished } from '../fakes/pod-states.ts';
import { template } from '../fakes/template.ts';
import { goodImage } from '../fakes/world.ts';
import { boot, worldWith, wrongLanguage } from './scenarios.ts';

describe('reconcile: sharing', () => {
  const names = Array.from({ length: 10 }, (_, index) => `slot-${index}`);

  test('ten templates with one image, applied in one go, boot it once', async () => {
    const world = worldWith();
    const keys = names.map((name) => world.apply(template(name)));
    await world.settleConcurrently();
    const pods = world.startPods();
    await world.settleConcurrently();
    for (const pod of pods) world.setPod(finished(pod));
    await world.settleConcurrently();
    await world.settle();
    expect(keys.map((key) => world.condition(key, 'Valid'))).toEqual(keys.map(() => 'True Valid'));
    expect(world.created).toHaveLength(1);
    expect([...world.jobs]).toEqual([]);
  });

  test('a template that comes later takes the verdict of its sibling, with its own waivers', async () => {
    const world = worldWith(wrongLanguage());
    world.apply(template('slot-0'));
    await boot(world);
    const waiver = { check: 'VA-010', reason: 'accepted' };
    const key = world.apply(
      template('slot-1', (spec) => spec.contract.vibedAgent.waivers.push(waiver)),
    );
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('True Valid');
    expect(world.created).toHaveLength(1);
  });

  test('one digest under two repositories is booted once, whichever repository the Job names', async () => {
    const world = worldWith();
    world.registry.set('mirror.example/node:1', goodImage());
    const first = world.apply(template('slot-0'));
    const second = world.apply(
      template('slot-1', (spec) => (spec.image = 'mirror.example/node:1')),
    );
    await boot(world);
    expect([first, second].map((key) => world.condition(key, 'Valid'))).toEqual([
      'True Valid',
      'True Valid',
    ]);
    const told = world.writes.map(({ status }) =>
      status.conditions?.find(({ type }) => type === 'Valid'),
    );
    expect(told.filter((each) => each?.reason === 'PodRejected')).toEqual([]);
    expect(world.created).toHaveLength(1);
  });

  test('the Job stays while an owner waits for it, whoever leaves', async () => {
    const world = worldWith();
    const first = world.apply(template('slot-0'));
    const second = world.apply(template('slot-1'));
    await world.settle();
    world.delete(first);
    await world.settle();
    expect([...world.jobs]).toHaveLength(1);
    await boot(world);
    expect(world.condition(second, 'Valid')).toBe('True Valid');
    expect(world.created).toHaveLength(1);
    expect(world.results.has(first)).toBe(false);
  });

  test('a template that is closed while it is validated gives its Job up', async () => {
    const world = worldWith();
    const key = world.apply(template());
    await world.settle();
    world.edit(key, ({ spec }) => (spec.enabled = false));
    await world.settle();
    expect([...world.jobs]).toEqual([]);
    world.edit(key, ({ spec }) => (spec.enabled = true));
    await world.advance(10_000);
    await boot(world);
    expect(world.condition(key, 'Valid')).toBe('True Valid');
  });
});
