import { commonLayers } from './common-layers.ts';
import type { ImageDefinition } from './image-definition.ts';

/**
 * The product's own image: controller, webhook and prober in one program. It has no shell and no accounts, runs as a
 * numeric user and never writes to its own root.
 */
export const operatorImage: ImageDefinition = {
  name: 'operator',
  about: 'the operator: controller, webhook and prober',
  tag: '1.0',
  layers: [
    ...commonLayers.node,
    ...commonLayers.certificates,
    {
      kind: 'files',
      files: [
        { path: '/etc/nsswitch.conf', mode: 0o644, text: 'hosts: files dns\n' },
        { path: '/tmp', mode: 0o1777, directory: true },
      ],
    },
    { kind: 'bundle', entry: 'src/main.ts', path: '/app/operator.mjs' },
  ],
  config: {
    user: '65532:65532',
    workingDir: '/app',
    env: {
      PATH: '/usr/local/bin',
      // Without an account there is no home to look up.
      HOME: '/tmp',
      NODE_ENV: 'production',
    },
    entrypoint: ['/usr/local/bin/node', '--single-threaded-gc', '/app/operator.mjs'],
    labels: {
      'org.opencontainers.image.title': 'base-image-operator',
      'org.opencontainers.image.licenses': 'Apache-2.0',
    },
  },
  architecture: 'amd64',
  index: false,
};
