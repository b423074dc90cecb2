import { fieldAt } from '../field-at.ts';
import type { PodSettings } from '../settings/pod-settings.ts';
import { readContainerSettings } from '../settings/read-container-settings.ts';
import { readPodSettings } from '../settings/read-pod-settings.ts';
import type { ContainerImage } from '../references/reference.ts';
import { textAt } from '../text-at.ts';

/** One place of a pod that brings an image into it. */
export interface ImageUse extends ContainerImage {
  readonly place: string;
  /** The field that says which image: `spec.initContainers[0].image`. */
  readonly field: string;
}

/** All images of a pod. */
export interface ImageUses {
  /** In the order of the pod: containers, init containers with sidecars, ephemeral containers, image volumes. */
  readonly uses: readonly ImageUse[];
  /** Whether there are more that were not read. */
  readonly more: boolean;
  /** What holds for all containers; read when it is asked for. */
  readonly settings: () => PodSettings | undefined;
}

/** Where a pod names images (`core/v1` PodSpec), and which field of each place does. */
const LISTS: readonly { readonly list: string; readonly image: readonly string[] }[] = [
  { list: 'containers', image: ['image'] },
  { list: 'initContainers', image: ['image'] },
  { list: 'ephemeralContainers', image: ['image'] },
  { list: 'volumes', image: ['image', 'reference'] },
];

/** More containers and volumes than etcd has room for in one pod. */
const MOST = 10_000;

/**
 * The images of a pod, wherever it names one. Never throws, whatever the pod is.
 *
 * @param settings the pod with how it is run, where `pod` may lack it; called when a rule asks
 */
export function imageUses(pod: unknown, settings: () => unknown = () => pod): ImageUses {
  let read: { readonly spec: unknown } | undefined;
  const spec = (): unknown => (read ??= { spec: fieldAt(settings(), 'spec') }).spec;
  const uses: ImageUse[] = [];
  for (const { list, image } of LISTS) {
    const items = fieldAt(pod, 'spec', list);
    if (!Array.isArray(items)) continue;
    for (const [index, item] of items.entries()) {
      const text = textAt(item, ...image);
      if (text === '') continue;
      if (uses.length === MOST)
        return { uses, more: true, settings: () => readPodSettings(spec()) };
      const place = `${list}[${index}]`;
      uses.push({
        container: textAt(item, 'name'),
        image: text,
        place,
        field: `spec.${place}.${image.join('.')}`,
        get settings() {
          return readContainerSettings(fieldAt(spec(), list, String(index)));
        },
      });
    }
  }
  return { uses, more: false, settings: () => readPodSettings(spec()) };
}
