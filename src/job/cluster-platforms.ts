import type { V1Node } from '@kubernetes/client-node';

/**
 * Platforms of the Linux nodes that the selector picks, sorted, each once. Nodes count in any condition: a node that is not Ready for a minute
 * must not change what a verdict speaks of.
 */
export function clusterPlatforms(
  nodes: readonly V1Node[],
  nodeSelector: Readonly<Record<string, string>>,
): string[] {
  const found = nodes
    .filter(({ status }) => status?.nodeInfo?.operatingSystem === 'linux')
    .filter(({ metadata }) =>
      Object.entries(nodeSelector).every(([key, value]) => metadata?.labels?.[key] === value),
    )
    .map(({ status }) => `linux/${status?.nodeInfo?.architecture ?? ''}`);
  return [...new Set(found)].sort();
}
