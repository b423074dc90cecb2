import { LABELS } from '../api/labels.ts';
import { fieldAt } from './field-at.ts';
import { readContainerSettings } from './read-container-settings.ts';
import { readPodSettings } from './read-pod-settings.ts';
import type { ContainerImage, PodReference } from './reference.ts';
import { textAt } from './text-at.ts';

/** The API server accepts far fewer in a pod; a custom resource of 3 MiB may carry more, and nobody will run them. */
const MAX_CONTAINERS = 1000;

/**
 * The reference of a pod or of the pod template at `path`: undefined without the label `vibed.dev/template`. An annotation is never taken
 * for a reference, because claims of agent-sandbox may set annotations of any domain on their pod.
 */
export function readPodReference(
  object: unknown,
  path: readonly string[],
): PodReference | undefined {
  const pod = fieldAt(object, ...path);
  const template = fieldAt(pod, 'metadata', 'labels', LABELS.template);
  if (typeof template !== 'string') return undefined;
  const chosen = fieldAt(pod, 'metadata', 'annotations', LABELS.templateContainer);
  return {
    type: 'Pod',
    template,
    path: path.map((part) => `${part}.`).join(''),
    chosen: typeof chosen === 'string' ? chosen : undefined,
    containers: containersOf(pod),
    settings: readPodSettings(fieldAt(pod, 'spec')),
  };
}

function containersOf(pod: unknown): ContainerImage[] {
  const containers = fieldAt(pod, 'spec', 'containers');
  if (!Array.isArray(containers)) return [];
  return containers.slice(0, MAX_CONTAINERS).map((container: unknown) => ({
    container: textAt(container, 'name'),
    image: textAt(container, 'image'),
    settings: readContainerSettings(container),
  }));
}
