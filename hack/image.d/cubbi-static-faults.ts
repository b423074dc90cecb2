import { cubbiEdits } from './cubbi-edits.ts';
import type { CubbiImage } from './cubbi-image.ts';

const noSecret = 'not-a-real-key';

/** The whole list of cubbi_image.yaml. */
const persistentConfigs = `persistent_configs:
  - source: /app/.demo
    target: /cubbi-config/demo-app
    type: directory
    description: What the tool keeps of a project
  - source: /home/cubbi/.demo
    target: /cubbi-config/demo-settings
    type: directory
    description: Settings of the user
`;

/** Images whose fault shows without starting them. Each says how it differs from the good one of its revision. */
export const cubbiStaticFaults: readonly CubbiImage[] = [
  // Seen in the image's config.
  { name: 'user-1000', about: 'USER 1000', revision: 'config', config: { user: '1000' } },
  {
    name: 'shell-entrypoint',
    about: 'ENTRYPOINT in the form of a shell command',
    revision: 'env',
    config: { entrypoint: ['/bin/sh', '-c', '/cubbi/cubbi_init.py'] },
  },
  {
    name: 'init-status-entrypoint',
    about: 'ENTRYPOINT is init-status.sh, which waits for an init that nobody starts',
    revision: 'env',
    config: { entrypoint: ['/cubbi/init-status.sh'] },
  },
  {
    name: 'volume-home',
    about: 'VOLUME /home/cubbi',
    revision: 'config',
    config: { volumes: ['/home/cubbi'] },
  },
  {
    name: 'baked-secret-env',
    about: 'ENV has a key',
    revision: 'env',
    config: {
      env: { OPENAI_API_KEY: noSecret },
      history: [`ENV OPENAI_API_KEY=${noSecret}`],
    },
  },

  // Seen in cubbi_image.yaml.
  { name: 'no-yaml', about: 'has no cubbi_image.yaml', revision: 'env', metadata: 'none' },
  {
    name: 'whiteout-removed-yaml',
    about: 'its last layer removes cubbi_image.yaml',
    revision: 'config',
    top: [{ path: '/cubbi/.wh.cubbi_image.yaml', mode: 0o644, text: '' }],
  },
  {
    name: 'dup-key',
    about: 'names its name twice',
    revision: 'env',
    metadata: { 'ports: []': 'ports: []\n\nname: demo' },
  },
  {
    name: 'version-float',
    about: 'its version is a number',
    revision: 'config',
    metadata: { "version: '1.0.0'": 'version: 1.0' },
  },
  {
    name: 'null-persistent',
    about: 'persistent_configs is null',
    revision: 'env',
    metadata: { [persistentConfigs]: 'persistent_configs:\n' },
  },
  {
    name: 'extra-persistent-key',
    about: 'a persistent configuration with a key that init does not know',
    revision: 'config',
    metadata: { 'description: Settings of the user': 'description: Settings\n    mode: 700' },
  },
  {
    name: 'name-traversal',
    about: 'its name leads init to a plugin in /tmp',
    revision: 'env',
    metadata: { 'name: demo': 'name: ../tmp/demo' },
    files: [
      { path: '/tmp', mode: 0o1777, directory: true },
      { path: '/tmp/demo_plugin.py', mode: 0o644, source: 'test/images/cubbi/env/demo_plugin.py' },
    ],
  },

  // Seen in the image's files.
  {
    name: 'uid1000-node',
    about: 'an account node with the user and group id 1000',
    revision: 'env',
    system: {
      passwd: { 'nobody:x:': 'node:x:1000:1000::/home/node:/bin/bash\nnobody:x:' },
      group: { 'nogroup:': 'node:x:1000:\nnogroup:' },
      shadow: { 'nobody:': 'node:!:19000:0:99999:7:::\nnobody:' },
      gshadow: { 'nogroup:': 'node:!::\nnogroup:' },
    },
  },
  {
    name: 'home-dir',
    about: '/home/cubbi is a folder',
    revision: 'config',
    files: [{ path: '/home/cubbi/.profile', mode: 0o644, text: '' }],
  },
  {
    name: 'source-taken',
    about: 'a source of its persistent configurations is a folder with a file',
    revision: 'env',
    files: [{ path: '/app/.demo/state', mode: 0o644, text: '' }],
  },
  { name: 'no-gosu', about: 'has no gosu', revision: 'env', gosu: false },
  {
    name: 'no-uv',
    about: 'its init wants uv, which is missing',
    revision: 'config',
    init: cubbiEdits.uvShebang,
  },
  {
    name: 'no-sudoers-d',
    about: 'its init writes to /etc/sudoers.d, which is missing',
    revision: 'env',
    init: cubbiEdits.sudoers,
  },
  {
    name: 'baked-config-yaml',
    about: 'has a /cubbi/config.yaml with a key',
    revision: 'config',
    files: [
      {
        path: '/cubbi/config.yaml',
        mode: 0o600,
        text: `providers:\n  openai:\n    type: openai\n    api_key: ${noSecret}\n`,
      },
    ],
  },

  // Seen in the plugin's source.
  { name: 'plugin-missing', about: 'has no plugin', revision: 'config', plugin: 'none' },
  {
    name: 'plugin-old-api-on-new-init',
    about: 'its plugin is for the revision env, its init for config',
    revision: 'config',
    pluginRevision: 'env',
  },
  {
    name: 'plugin-new-api-on-old-init',
    about: 'its plugin is for the revision config, its init for env',
    revision: 'env',
    pluginRevision: 'config',
  },
  {
    name: 'plugin-syntax-error',
    about: 'its plugin is no Python',
    revision: 'env',
    plugin: { 'class DemoPlugin(ToolPlugin):': 'class DemoPlugin(ToolPlugin)' },
  },
  {
    name: 'plugin-sys-exit',
    about: 'its plugin ends init with the exit code 0',
    revision: 'config',
    plugin: { 'import os\n': 'import os\nimport sys\n', 'CONFIG = ': 'sys.exit(0)\n\nCONFIG = ' },
  },
];
