import { describe, expect, test } from '@jest/globals';
import { template } from '../fakes/template.ts';
import { boot, worldWith, wrongLanguage } from './scenarios.ts';

describe('reconcile: an early verdict and a template that is suspended before the boot ended', () => {
  test('it stands', async () => {
    const world = worldWith(wrongLanguage());
    const key = world.apply(template());
    await world.settle();
    world.edit(key, ({ spec }) => (spec.suspend = true));
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('False WrongLanguage');
    expect(world.condition(key, 'Ready')).toBe('True Suspended');
    expect([...world.jobs]).toEqual([]);
  });

  test('it is no complete one: resumed, the image is booted', async () => {
    const world = worldWith(wrongLanguage());
    const key = world.apply(template());
    await world.settle();
    world.edit(key, ({ spec }) => (spec.suspend = true));
    await world.settle();
    world.edit(key, ({ spec }) => (spec.suspend = false));
    await world.advance(11_000);
    await boot(world);
    expect(world.created).toHaveLength(2);
    expect(world.condition(key, 'Valid')).toBe('False WrongLanguage');
    expect(world.condition(key, 'Booted')).toBe('True Booted');
  });
});
