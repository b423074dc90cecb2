import type { PodReference } from './reference.ts';

/** All of a reference, read now: it may outlive the object that it came from. */
export function keptReference(reference: PodReference): PodReference {
  const { type, template, path, chosen, containers, settings } = reference;
  const read = containers.map(({ container, image, settings: how }) => {
    return { container, image, settings: how };
  });
  return { type, template, path, chosen, containers: read, settings };
}
