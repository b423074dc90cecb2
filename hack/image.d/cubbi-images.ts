import { cubbiBootFaults } from './cubbi-boot-faults.ts';
import { cubbiEdits } from './cubbi-edits.ts';
import { cubbiImage } from './cubbi-image.ts';
import type { CubbiImage } from './cubbi-image.ts';
import { cubbiStaticFaults } from './cubbi-static-faults.ts';
import type { ImageDefinition } from './image-definition.ts';

/** Images that a cluster of amd64 accepts. Each says how it differs from the good one of its revision. */
const table: readonly CubbiImage[] = [
  { name: 'good-env', about: 'keeps the contract, configured by the environment', revision: 'env' },
  {
    name: 'good-config',
    about: 'keeps the contract, configured by /cubbi/config.yaml',
    revision: 'config',
  },
  {
    name: 'spec-literal-paths',
    about: 'has its scripts in / as the specification says',
    revision: 'env',
    scripts: '/',
    system: {
      'bash.bashrc': {
        '[ -x /cubbi/init-status.sh ] && /cubbi/': '[ -x /init-status.sh ] && /',
      },
    },
  },
  {
    name: 'like-upstream',
    about: 'as released: uv stays as root, passwordless sudo, a readable secret',
    revision: 'env',
    init: { ...cubbiEdits.uvShebang, ...cubbiEdits.sudoers },
    plugin: cubbiEdits.worldReadable,
    files: [
      { path: '/etc/sudoers.d', mode: 0o750, directory: true },
      { path: '/usr/local/bin/uv', mode: 0o755, source: 'test/images/cubbi/uv.sh' },
      { path: '/usr/bin/sudo', mode: 0o4755, source: 'test/images/cubbi/sudo.sh' },
      {
        path: '/root/.cache/uv/environments-v2/cubbi-init-5f0c7d9a3b1e2f48/pyvenv.cfg',
        mode: 0o644,
        text: 'include-system-site-packages = true\n',
      },
    ],
  },
  {
    name: 'multi-arch-one-bad',
    about: 'keeps the contract for amd64; for arm64 it has USER 1000 and no entrypoint',
    revision: 'config',
    arm64: { user: '1000', entrypoint: ['/bin/bash'] },
  },
];

/** The images that tests of the Cubbi contract judge. A new one is a row here or in the two other lists. */
export const cubbiImages: readonly ImageDefinition[] = [
  ...table,
  ...cubbiStaticFaults,
  ...cubbiBootFaults,
].map(cubbiImage);
