import { describe, expect, test } from '@jest/globals';
import { template } from '../fakes/template.ts';
import { goodImage, OTHER_DIGEST } from '../fakes/world.ts';
import { boot, worldWith } from './scenarios.ts';

const NEWER = 'registry.example/node:2';

describe('spec.suspend starts nothing', () => {
  test.each([
    { reason: 'a verdict stands', ends: {}, want: 'True Valid' },
    {
      reason: 'one that rejects too',
      ends: { agent: JSON.stringify({ v: 1, fault: 'NotJson', detail: '' }) },
      want: 'False AgentUnreachable',
    },
  ])('$reason', async ({ ends, want }) => {
    const world = worldWith();
    const key = world.apply(template());
    await boot(world, ends);
    world.edit(key, ({ spec }) => (spec.suspend = true));
    await world.advance(3_600_000);
    expect(world.condition(key, 'Valid')).toBe(want);
    expect(world.condition(key, 'Ready')).toBe('True Suspended');
    expect(world.created).toHaveLength(1);
  });

  test('another image is not booted, and the verdict of before is not taken for its own, until it is resumed', async () => {
    const world = worldWith();
    world.registry.set(NEWER, goodImage(OTHER_DIGEST));
    const key = world.apply(template());
    await boot(world);
    world.edit(key, ({ spec }) => {
      spec.suspend = true;
      spec.image = NEWER;
    });
    await world.advance(3_600_000);
    expect(world.created).toHaveLength(1);
    expect(world.condition(key, 'Valid')).toMatch(/^Unknown /);
    world.edit(key, ({ spec }) => (spec.suspend = false));
    await boot(world);
    expect(world.created).toHaveLength(2);
    expect(world.condition(key, 'Valid')).toBe('True Valid');
  });
});
