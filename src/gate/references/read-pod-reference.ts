import { LABELS } from '../../api/labels.ts';
import { fieldAt } from '../field-at.ts';
import type { ContainerSettings, PodSettings } from '../settings/pod-settings.ts';
import { readContainerSettings } from '../settings/read-container-settings.ts';
import { readPodSettings } from '../settings/read-pod-settings.ts';
import type { ContainerImage, PodReference } from './reference.ts';
import { textAt } from '../text-at.ts';

/** The API server accepts far fewer in a pod; a custom resource of 3 MiB may carry more, and nobody will run them. */
const MAX_CONTAINERS = 1000;

/**
 * The reference of a pod or of the pod template at `path`: undefined without the label `vibed.dev/template`. An annotation is never taken
 * for a reference, because claims of agent-sandbox may set annotations of any domain on their pod.
 *
 * @param settings the object with how the pod is run, where `object` may lack it; called when a rule asks
 */
export function readPodReference(
  object: unknown,
  path: readonly string[],
  settings: () => unknown = () => object,
): PodReference | undefined {
  const pod = fieldAt(object, ...path);
  const template = fieldAt(pod, 'metadata', 'labels', LABELS.template);
  if (typeof template !== 'string') return undefined;
  return new ReadPod(pod, template, path, settings);
}

/** How a pod and its containers are run is read where a rule asks for it: most contracts have no such rules, and pods are many. */
class ReadPod implements PodReference {
  readonly type = 'Pod';
  readonly template: string;
  readonly path: string;
  readonly chosen: string | undefined;
  readonly containers: readonly ContainerImage[];
  readonly #place: readonly string[];
  readonly #source: () => unknown;
  #spec: { readonly value: unknown } | undefined;
  #settings: { readonly value: PodSettings | undefined } | undefined;

  constructor(pod: unknown, template: string, place: readonly string[], source: () => unknown) {
    const chosen = fieldAt(pod, 'metadata', 'annotations', LABELS.templateContainer);
    this.template = template;
    this.path = place.length === 0 ? '' : `${place.join('.')}.`;
    this.chosen = typeof chosen === 'string' ? chosen : undefined;
    this.#place = place;
    this.#source = source;
    this.containers = containersOf(pod, this);
  }

  get settings(): PodSettings | undefined {
    this.#settings ??= { value: readPodSettings(this.spec()) };
    return this.#settings.value;
  }

  /** `spec` with all that it says of how the pod is run. */
  spec(): unknown {
    this.#spec ??= { value: fieldAt(this.#source(), ...this.#place, 'spec') };
    return this.#spec.value;
  }
}

class ReadContainer implements ContainerImage {
  readonly container: string;
  readonly image: string;
  readonly #index: number;
  readonly #pod: ReadPod;

  constructor(object: unknown, index: number, pod: ReadPod) {
    this.container = textAt(object, 'name');
    this.image = textAt(object, 'image');
    this.#index = index;
    this.#pod = pod;
  }

  get settings(): ContainerSettings | undefined {
    return readContainerSettings(fieldAt(this.#pod.spec(), 'containers', String(this.#index)));
  }
}

function containersOf(object: unknown, pod: ReadPod): ContainerImage[] {
  const found = fieldAt(object, 'spec', 'containers');
  if (!Array.isArray(found)) return [];
  const containers: ContainerImage[] = [];
  const count = Math.min(found.length, MAX_CONTAINERS);
  for (let index = 0; index < count; index++) {
    containers.push(new ReadContainer(found[index], index, pod));
  }
  return containers;
}
