import { describe, expect, test } from '@jest/globals';
import type { AllowedPodSettings } from '../../src/job/forbidden-pod-setting.ts';
import { finished } from '../fakes/pod-states.ts';
import { template } from '../fakes/template.ts';
import { goodImage } from '../fakes/world.ts';
import { worldWith } from './scenarios.ts';

const BUILDS = { nodeSelector: { pool: 'builds' }, tolerations: [], runtimeClassName: '' };
const picky = (allowedPods: AllowedPodSettings) => {
  const world = worldWith(goodImage());
  const [node] = world.nodes;
  if (node?.metadata !== undefined)
    node.metadata.labels = { ...node.metadata.labels, pool: 'builds' };
  world.allowedPods = allowedPods;
  world.restart();
  return world;
};
const wants = template('node-24', ({ validation }) => Object.assign(validation.pod, BUILDS));

describe('a template that asks for what the operator does not allow', () => {
  test('boots nothing and says which setting, until it is allowed', async () => {
    const world = picky({ nodeSelector: [] });
    const key = world.apply(wants);
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('Unknown PodSettingForbidden');
    expect(world.condition(key, 'Ready')).toMatch(/^(?:False|Unknown) PodSettingForbidden$/);
    const { conditions = [] } = world.get(key).status ?? {};
    expect(conditions.find(({ type }) => type === 'Valid')?.message).toContain(
      'validation.allowed.nodeSelector',
    );
    expect([world.created, [...world.pods]]).toEqual([[], []]);
    world.allowedPods = { nodeSelector: ['pool'] };
    world.restart();
    await world.settle();
    expect(world.created).toHaveLength(1);
  });

  test('is booted at once when the template gives the setting up', async () => {
    const world = picky({ nodeSelector: [] });
    const key = world.apply(wants);
    await world.settle();
    world.edit(key, ({ spec }) => (spec.validation.pod.nodeSelector = {}));
    await world.settle();
    expect(world.created).toHaveLength(1);
  });

  test('loses an attempt that runs when the operator forbids it, with its Job', async () => {
    const world = picky({});
    const key = world.apply(wants);
    await world.settle();
    world.startPods();
    await world.settle();
    expect(world.jobs.size).toBe(1);
    world.allowedPods = { nodeSelector: [] };
    world.restart();
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('Unknown PodSettingForbidden');
    expect(world.jobs.size).toBe(0);
  });

  test('keeps a verdict from before: it is about the image', async () => {
    const world = picky({});
    const key = world.apply(wants);
    await world.settle();
    for (const pod of world.startPods()) world.setPod(finished(pod));
    await world.advance(4000);
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('True Valid');
    world.allowedPods = { nodeSelector: [] };
    world.restart();
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('True Valid');
  });

  test('is judged all the same where nothing is to be booted', async () => {
    const world = picky({ nodeSelector: [] });
    const key = world.apply(
      template('node-24', ({ validation }) => {
        validation.mode = 'Inspect';
        Object.assign(validation.pod, BUILDS);
      }),
    );
    await world.settle();
    expect(world.condition(key, 'Valid')).not.toMatch(/PodSettingForbidden/);
  });
});
