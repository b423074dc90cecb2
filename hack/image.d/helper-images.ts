import { commonLayers } from './common-layers.ts';
import type { ImageDefinition } from './image-definition.ts';

/** Small images for the pods of tests, which nobody judges. */
export const helperImages: readonly ImageDefinition[] = [
  {
    name: 'app-sidecar',
    about: 'a shell that sleeps: a sidecar in tests of workloads',
    tag: '1.0',
    layers: [...commonLayers.shell, ...commonLayers.tini],
    config: {
      user: '1000',
      env: { PATH: '/usr/bin:/bin' },
      entrypoint: ['tini', '--', 'sleep', '2147483647'],
    },
    architecture: 'amd64',
    index: false,
  },
  {
    name: 'pauser',
    about: 'one static program that waits for SIGTERM: the smallest workload',
    tag: '1.0',
    layers: [{ kind: 'go', module: 'test/images/faulty-agent', path: '/pauser' }],
    config: { user: '1000', env: { FAULTY_AGENT_MODE: 'pause' }, entrypoint: ['/pauser'] },
    architecture: 'amd64',
    index: false,
  },
];
