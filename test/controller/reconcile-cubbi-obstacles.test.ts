import { describe, expect, test } from '@jest/globals';
import { goodConfig } from '../contract/cubbi/good-cubbi.ts';
import { cubbiNode } from '../fakes/cubbi-node.ts';
import { cubbiTemplate } from '../fakes/cubbi-template.ts';
import { goodImage } from '../fakes/world.ts';
import type { World } from '../fakes/world.ts';
import { conditions, worldWith } from './scenarios.ts';

const IMAGE = { ...goodImage(), configs: { 'linux/amd64': goodConfig() } };

function message(world: World, key: Parameters<World['get']>[0]): string | undefined {
  return world.get(key).status?.conditions?.find(({ type }) => type === 'Valid')?.message;
}

describe('what keeps the operator from booting a Cubbi image is told before anything runs, and says nothing about the image', () => {
  test('the contract is switched off', async () => {
    const world = worldWith(IMAGE);
    world.nodes = [cubbiNode()];
    world.cubbi = { enabled: false, allowHostUsers: false };
    world.restart();
    const key = world.apply(cubbiTemplate());
    await world.settle();
    expect(conditions(world, key)).toMatchObject({ Valid: 'Unknown ContractDisabled' });
    expect(message(world, key)).toMatch(/cubbi\.enabled/);
    expect(world.created).toEqual([]);
  });

  test('no node has user namespaces, until one has', async () => {
    const world = worldWith(IMAGE);
    const key = world.apply(cubbiTemplate());
    await world.settle();
    expect(conditions(world, key)).toMatchObject({ Valid: 'Unknown UserNamespacesUnsupported' });
    expect(message(world, key)).toMatch(/cubbi\.allowHostUsers/);
    expect(world.created).toEqual([]);
    world.nodes = [cubbiNode()];
    world.restart();
    await world.settle();
    expect(conditions(world, key)).toMatchObject({ Valid: 'Unknown Validating' });
    expect(world.created).toHaveLength(1);
  });

  test('the template asks for the users of the node', async () => {
    const world = worldWith(IMAGE);
    world.nodes = [cubbiNode()];
    const key = world.apply(cubbiTemplate((spec) => (spec.validation.pod.hostUsers = true)));
    await world.settle();
    expect(conditions(world, key)).toMatchObject({ Valid: 'Unknown UserNamespacesUnsupported' });
    expect(message(world, key)).toMatch(/spec\.validation\.pod/);
    expect(world.created).toEqual([]);
  });

  test('unless the platform team allows it', async () => {
    const world = worldWith(IMAGE);
    world.cubbi = { enabled: true, allowHostUsers: true };
    world.restart();
    world.apply(cubbiTemplate());
    await world.settle();
    expect(world.created).toHaveLength(1);
  });
});
