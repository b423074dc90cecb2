import type { TemplateKey } from '../../src/api/template-key.ts';
import { finished } from '../fakes/pod-states.ts';
import type { Ends } from '../fakes/pod-states.ts';
import type { ImageInspection } from '../../src/evidence/image-evidence.ts';
import { config } from '../contract/good-evidence.ts';
import { DIGEST, goodImage, World } from '../fakes/world.ts';

export const IMAGE = 'registry.example/node:1';

/** A world whose registry has one image. */
export function worldWith(image: ImageInspection | undefined = goodImage()): World {
  const world = new World();
  world.registry.set(IMAGE, image);
  return world;
}

/** Lets Jobs start their pods and the pods finish. */
export async function boot(world: World, ends: Ends = {}): Promise<void> {
  await world.settle();
  const pods = world.startPods();
  await world.settle();
  for (const pod of pods) world.setPod(finished(pod, ends));
  await world.settle();
}

/** Status and reason of every condition; `absent` where there is none. */
export function conditions(world: World, key: TemplateKey): Record<string, string> {
  const types = ['Resolved', 'Inspected', 'Booted', 'Valid', 'Ready', 'Reconciling', 'Stalled'];
  return Object.fromEntries(types.map((type) => [type, world.condition(key, type)]));
}

/** An image whose label says another language: a fault that the registry's evidence shows. */
export function wrongLanguage(digest = DIGEST): ImageInspection {
  const labels = { 'dev.vibed.template.language': 'python', 'dev.vibed.agent.contract': '1' };
  return { ...goodImage(digest), configs: { 'linux/amd64': config({ labels }) } };
}

/** A registry that cannot be asked. */
export function outage(
  reason: 'RegistryUnavailable' | 'ImagePullUnauthorized' = 'RegistryUnavailable',
): ImageInspection {
  const message = 'The registry registry.example does not answer';
  return { resolution: { outcome: 'Unknown', reason, message }, configs: {} };
}

/** A registry that has no such image. */
export function missing(): ImageInspection {
  return { resolution: { outcome: 'NotFound', message: 'no such image' }, configs: {} };
}
