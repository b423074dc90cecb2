import type { V1Node, V1Taint } from '@kubernetes/client-node';
import type { TemplateSpec } from '../api/base-image-template.ts';

/** What the nodes can do on which a validation pod may run. */
export interface NodeFacts {
  /** `linux/<architecture>` of the nodes, sorted, each once. */
  readonly platforms: readonly string[];
  /** All of them mount images as volumes. */
  readonly imageVolumes: boolean;
  /** All of them run pods in user namespaces. */
  readonly userNamespaces: boolean;
}

type PodSettings = Pick<
  TemplateSpec['validation']['pod'],
  'nodeSelector' | 'tolerations' | 'runtimeClassName'
>;
type Toleration = PodSettings['tolerations'][number];

const ANYWHERE: PodSettings = { nodeSelector: {}, tolerations: [], runtimeClassName: '' };

/** Versions from which on image volumes work without a feature gate (KEP-4639: on by default from 1.35), and user namespaces (KEP-127). */
const IMAGE_VOLUMES = { kubelet: [1, 35], containerd: [2, 1], 'cri-o': [1, 33] } as const;
const USER_NAMESPACES = [1, 33] as const;

function atLeast(version: string | undefined, [major, minor]: readonly [number, number]): boolean {
  const match = /^v?(\d+)\.(\d+)/.exec(version ?? '');
  if (match === null) return false;
  const found = [Number(match[1]), Number(match[2])] as const;
  return found[0] > major || (found[0] === major && found[1] >= minor);
}

function tolerates(
  { key = '', operator, value = '', effect }: Toleration,
  taint: V1Taint,
): boolean {
  if (effect !== undefined && effect !== taint.effect) return false;
  if (key === '') return operator === 'Exists';
  return key === taint.key && (operator === 'Exists' || value === (taint.value ?? ''));
}

function usable(node: V1Node, pod: PodSettings): boolean {
  const ready = node.status?.conditions?.some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
  if (ready !== true || node.spec?.unschedulable === true) return false;
  // The contracts speak of Linux images alone.
  if (node.status?.nodeInfo?.operatingSystem !== 'linux') return false;
  const labels = node.metadata?.labels ?? {};
  if (Object.entries(pod.nodeSelector).some(([key, value]) => labels[key] !== value)) return false;
  const taints = node.spec?.taints ?? [];
  return taints.every(
    (taint) =>
      taint.effect === 'PreferNoSchedule' || pod.tolerations.some((each) => tolerates(each, taint)),
  );
}

function mountsImages(node: V1Node): boolean {
  const info = node.status?.nodeInfo;
  const [runtime = '', version] = (info?.containerRuntimeVersion ?? '').split('://');
  if (runtime !== 'containerd' && runtime !== 'cri-o') return false;
  return (
    atLeast(info?.kubeletVersion, IMAGE_VOLUMES.kubelet) && atLeast(version, IMAGE_VOLUMES[runtime])
  );
}

function hasUserNamespaces(node: V1Node, runtimeClassName: string): boolean {
  // The default handler has an empty name; other classes mostly have their handler's name, and one that has not counts as unable.
  const handler = node.status?.runtimeHandlers?.find(({ name = '' }) => name === runtimeClassName);
  return (
    handler?.features?.userNamespaces === true &&
    atLeast(node.status?.nodeInfo?.kubeletVersion, USER_NAMESPACES)
  );
}

/**
 * What the Linux nodes are and can do: those that are Ready, schedulable, and on which the template's selector and tolerations let the pod run.
 * A capability counts only where every such node has it.
 */
export function nodeFacts(nodes: readonly V1Node[], pod: PodSettings = ANYWHERE): NodeFacts {
  const found = nodes.filter((node) => usable(node, pod));
  const platforms = found.map(({ status }) => `linux/${status?.nodeInfo?.architecture ?? ''}`);
  return {
    platforms: [...new Set(platforms)].sort(),
    imageVolumes: found.length > 0 && found.every(mountsImages),
    userNamespaces:
      found.length > 0 && found.every((node) => hasUserNamespaces(node, pod.runtimeClassName)),
  };
}
