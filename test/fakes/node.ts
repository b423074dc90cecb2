import type { V1Node } from '@kubernetes/client-node';

/** A node that runs everything. */
export function node(): V1Node {
  return {
    metadata: { name: 'node1', labels: {} },
    spec: {},
    status: {
      conditions: [{ type: 'Ready', status: 'True' }],
      nodeInfo: {
        architecture: 'amd64',
        operatingSystem: 'linux',
        kubeletVersion: 'v1.36.3',
        containerRuntimeVersion: 'containerd://2.3.7',
        bootID: '',
        kernelVersion: '',
        kubeProxyVersion: '',
        machineID: '',
        osImage: '',
        systemUUID: '',
      },
    },
  };
}
