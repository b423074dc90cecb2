import { describe, expect, test } from '@jest/globals';
import type { V1Pod } from '@kubernetes/client-node';
import { goodConfig } from '../contract/cubbi/good-cubbi.ts';
import { goodFiles } from '../contract/cubbi/good-files.ts';
import { changed } from '../fakes/changed.ts';
import { bootedCubbi, giveLogs } from '../fakes/cubbi-pods.ts';
import { cubbiTemplate } from '../fakes/cubbi-template.ts';
import { node } from '../fakes/node.ts';
import { DIGEST, goodImage } from '../fakes/world.ts';
import type { World } from '../fakes/world.ts';
import { worldWith } from './scenarios.ts';

/** Nodes that run pods in user namespaces and mount images. */
function able() {
  const base = node();
  const runtimeHandlers = [{ name: '', features: { userNamespaces: true } }];
  return changed(base, { status: changed(base.status ?? {}, { runtimeHandlers }) });
}

function cubbiWorld(): World {
  const world = worldWith({ ...goodImage(), configs: { 'linux/amd64': goodConfig() } });
  world.nodes = [able()];
  return world;
}

/** Lets the Job start its pod. */
async function started(world: World): Promise<V1Pod> {
  await world.settle();
  const [pod] = world.startPods();
  if (pod === undefined) throw new Error('no Job was created');
  await world.settle();
  return pod;
}

const CONTRACT = { detectedRevision: 'Config', release: expect.any(String) };

describe('reconcile: the boots of a Cubbi image', () => {
  test('end in a verdict and in what the image implements, which both stay', async () => {
    const world = cubbiWorld();
    const key = world.apply(cubbiTemplate());
    const pod = await started(world);
    giveLogs(world, pod);
    world.setPod(bootedCubbi(pod));
    await world.settle();
    expect(world.get(key).status).toMatchObject({ judged: { digest: DIGEST }, contract: CONTRACT });
    expect(world.ended).toEqual(['complete']);
    expect([...world.jobs]).toEqual([]);
    const { length } = world.writes;
    await world.advance(60_000);
    world.restart();
    await world.settle();
    expect(world.get(key).status).toMatchObject({ judged: { digest: DIGEST }, contract: CONTRACT });
    expect(world.writes).toHaveLength(length);
  });

  test('a controller that was down meanwhile reads their logs anew', async () => {
    const world = cubbiWorld();
    const key = world.apply(cubbiTemplate());
    const pod = await started(world);
    world.setPod(bootedCubbi(pod));
    await world.settle();
    giveLogs(world, pod);
    world.restart();
    await world.settle();
    expect(world.created).toHaveLength(1);
    expect(world.get(key).status).toMatchObject({ judged: { digest: DIGEST }, contract: CONTRACT });
  });

  test('a kubelet that gives no logs leaves everything open, and another boot is tried', async () => {
    const world = cubbiWorld();
    const key = world.apply(cubbiTemplate());
    world.setPod(bootedCubbi(await started(world)));
    for (let second = 0; second < 10; second += 1) await world.advance(1000);
    expect(world.condition(key, 'Valid')).toBe('Unknown EvidenceUnreadable');
    expect(world.get(key).status?.judged).toBeUndefined();
    await world.advance(60_000);
    expect(world.created).toHaveLength(2);
  });

  test('never become those of root of the node, whatever becomes of the nodes meanwhile', async () => {
    const world = cubbiWorld();
    const get = world.jobs.get.bind(world.jobs);
    world.jobs.get = (name) => {
      world.nodes = [node()];
      return get(name);
    };
    const tried: V1Pod[] = [];
    world.mutatePod = (pod) => (tried.push(pod), pod);
    world.apply(cubbiTemplate());
    await world.settle();
    expect(tried.map(({ spec }) => spec?.hostUsers)).toEqual([false]);
  });

  test('are seen through while their node is not to be had for others', async () => {
    const world = cubbiWorld();
    const key = world.apply(cubbiTemplate());
    const pod = await started(world);
    world.nodes = [changed(able(), { spec: { unschedulable: true } })];
    await world.advance(10_000);
    giveLogs(world, pod);
    world.setPod(bootedCubbi(pod));
    await world.settle();
    expect(world.created).toHaveLength(1);
    expect(world.get(key).status).toMatchObject({ judged: { digest: DIGEST } });
  });

  test('wait for a node that may run them, without a word about what it lacks', async () => {
    const world = cubbiWorld();
    world.nodes = [];
    const key = world.apply(cubbiTemplate());
    await world.settle();
    expect(world.condition(key, 'Valid')).toBe('Unknown Unschedulable');
    expect(world.created).toEqual([]);
  });

  test('without a boot the files tell what the image implements', async () => {
    const world = cubbiWorld();
    const files = goodFiles('Config');
    world.tree = files.known ? files.value : undefined;
    const key = world.apply(cubbiTemplate((spec) => (spec.validation.mode = 'Inspect')));
    await world.settle();
    expect(world.created).toEqual([]);
    expect(world.get(key).status).toMatchObject({ judged: { digest: DIGEST }, contract: CONTRACT });
  });
});
