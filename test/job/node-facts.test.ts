import { describe, expect, test } from '@jest/globals';
import type { V1Node, V1NodeSystemInfo, V1Taint } from '@kubernetes/client-node';
import { nodeFacts } from '../../src/job/node-facts.ts';

interface Node {
  readonly ready?: boolean;
  readonly cordoned?: boolean;
  readonly taints?: V1Taint[];
  readonly labels?: Record<string, string>;
  readonly userNamespaces?: boolean;
  readonly info?: Partial<V1NodeSystemInfo>;
}

function node({
  ready = true,
  cordoned = false,
  taints = [],
  labels = {},
  userNamespaces = true,
  info,
}: Node = {}): V1Node {
  return {
    metadata: { labels },
    spec: { unschedulable: cordoned, taints },
    status: {
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'Unknown' }],
      nodeInfo: {
        operatingSystem: 'linux',
        architecture: 'amd64',
        kubeletVersion: 'v1.36.3',
        containerRuntimeVersion: 'containerd://2.3.7',
        ...info,
      } as V1NodeSystemInfo,
      runtimeHandlers: [{ name: '', features: { userNamespaces } }, { name: 'gvisor' }],
    },
  };
}

const arm = { architecture: 'arm64' };
const all = { platforms: ['linux/amd64'], imageVolumes: true, userNamespaces: true };

describe('nodeFacts', () => {
  test.each([
    {
      of: 'no node',
      nodes: [],
      want: { platforms: [], imageVolumes: false, userNamespaces: false },
    },
    { of: 'one node', nodes: [node()], want: all },
    {
      of: 'two kinds',
      nodes: [node({ info: arm }), node(), node()],
      want: { ...all, platforms: ['linux/amd64', 'linux/arm64'] },
    },
    {
      of: 'a node that is not Ready',
      nodes: [node(), node({ ready: false, info: arm })],
      want: all,
    },
    { of: 'a cordoned node', nodes: [node(), node({ cordoned: true, info: arm })], want: all },
    {
      of: 'a Windows node',
      nodes: [node(), node({ info: { operatingSystem: 'windows' } })],
      want: all,
    },
    {
      of: 'a taint that keeps the pod away',
      nodes: [node(), node({ info: arm, taints: [{ key: 'k', effect: 'NoSchedule' }] })],
      want: all,
    },
    {
      of: 'a taint that only prefers',
      nodes: [node({ taints: [{ key: 'k', effect: 'PreferNoSchedule' }] })],
      want: all,
    },
    {
      of: 'an old kubelet',
      nodes: [node(), node({ info: { kubeletVersion: 'v1.34.9' } })],
      want: { ...all, imageVolumes: false },
    },
    {
      of: 'a kubelet without user namespaces',
      nodes: [node({ info: { kubeletVersion: 'v1.32.1' } })],
      want: { platforms: ['linux/amd64'], imageVolumes: false, userNamespaces: false },
    },
    {
      of: 'an old containerd',
      nodes: [node({ info: { containerRuntimeVersion: 'containerd://2.0.4' } })],
      want: { ...all, imageVolumes: false },
    },
    {
      of: 'CRI-O',
      nodes: [node({ info: { containerRuntimeVersion: 'cri-o://1.33.0' } })],
      want: all,
    },
    {
      of: 'a runtime nobody knows',
      nodes: [node({ info: { containerRuntimeVersion: 'docker://29.0.0' } })],
      want: { ...all, imageVolumes: false },
    },
    {
      of: 'versions that are none',
      nodes: [node({ info: { kubeletVersion: '', containerRuntimeVersion: '' } })],
      want: { platforms: ['linux/amd64'], imageVolumes: false, userNamespaces: false },
    },
    {
      of: 'a node without user namespaces',
      nodes: [node(), node({ userNamespaces: false })],
      want: { ...all, userNamespaces: false },
    },
    {
      of: 'a node that reports nothing',
      nodes: [{}],
      want: { platforms: [], imageVolumes: false, userNamespaces: false },
    },
  ])('$of', ({ nodes, want }) => {
    expect(nodeFacts(nodes)).toEqual(want);
  });

  test('only nodes count on which the template lets the pod run', () => {
    const taints = [{ key: 'k', value: 'v', effect: 'NoSchedule' }];
    const nodes = [
      node({ labels: { pool: 'a' } }),
      node({ labels: { pool: 'b' }, info: arm, taints }),
    ];
    const pod = { nodeSelector: { pool: 'b' }, tolerations: [], runtimeClassName: '' };
    expect(nodeFacts(nodes, pod).platforms).toEqual([]);
    const tolerations = [{ key: 'k', operator: 'Equal' as const, value: 'v' }];
    expect(nodeFacts(nodes, { ...pod, tolerations }).platforms).toEqual(['linux/arm64']);
  });

  test("a RuntimeClass has its own handler's features", () => {
    const pod = { nodeSelector: {}, tolerations: [], runtimeClassName: 'gvisor' };
    expect(nodeFacts([node()], pod).userNamespaces).toBe(false);
  });
});
