import type { TemplateKey } from '../../src/api/template-key.ts';
import type { ImageConfig } from '../../src/evidence/image-evidence.ts';
import { goodConfig } from '../contract/cubbi/good-cubbi.ts';
import { cubbiNode } from '../fakes/cubbi-node.ts';
import { finishedCubbi } from '../fakes/cubbi-pod.ts';
import type { CubbiEnds } from '../fakes/cubbi-pod.ts';
import { goodImage } from '../fakes/world.ts';
import type { World } from '../fakes/world.ts';
import { worldWith } from './scenarios.ts';

/** A world whose registry has one Cubbi image, and whose node can boot it. */
export function cubbiWorld(config: Partial<ImageConfig> = {}): World {
  const world = worldWith({ ...goodImage(), configs: { 'linux/amd64': goodConfig(config) } });
  world.nodes = [cubbiNode()];
  return world;
}

/** Lets Jobs start their pods and the boots come to their ends, and the controller read the logs. */
export async function bootCubbi(world: World, ends: CubbiEnds = {}): Promise<void> {
  await world.settle();
  const pods = world.startPods();
  await world.advance(4000);
  for (const pod of pods) world.setPod(finishedCubbi(world, pod, ends));
  await world.settle();
}

/** Ids of what was found, with severity and outcome. */
export function found(world: World, key: TemplateKey): string[] {
  const { findings = [] } = world.get(key).status ?? {};
  return findings.map(({ check, severity, outcome }) => `${check} ${severity} ${outcome}`);
}
