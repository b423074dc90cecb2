import type { V1Node } from '@kubernetes/client-node';

/** Whether a Node changed in what decides about validations: its platform, its features, and whether pods may run on it. Heartbeats do not count. */
export function nodeChanged(node: V1Node, previous: V1Node): boolean {
  return facts(node) !== facts(previous);
}

function facts({ metadata, spec, status }: V1Node): string {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')?.status;
  return JSON.stringify([
    Object.entries(metadata?.labels ?? {}).sort(),
    spec?.taints,
    spec?.unschedulable,
    status?.nodeInfo,
    status?.features,
    status?.runtimeHandlers,
    ready,
  ]);
}
