import type { LayerDefinition } from './layer-definition.ts';

/** What `cubbi_init.py` and its plugins import, in both revisions. */
const pythonModules = [
  ...['abc', 'dataclasses', 'grp', 'importlib.util', 'os', 'pathlib', 'pwd', 'subprocess', 'sys'],
  ...['typing', 'pydantic', 'ruamel.yaml'],
];

/** The layers that Cubbi images are made of besides their own files. */
export const cubbiLayers = {
  /** What a Debian image with Python has and `cubbi_init.py` needs, without accounts and without gosu. */
  userland: {
    kind: 'debian-tree',
    packages: [
      ...['base-files', 'bash', 'coreutils', 'dash', 'findutils', 'grep', 'libc-bin', 'mawk'],
      ...['passwd', 'python3', 'python3-pydantic', 'python3-ruamel.yaml', 'sed'],
    ],
    pythonModules,
  },
  gosu: {
    kind: 'debian',
    packages: ['gosu'],
    files: { '/usr/sbin/gosu': '/usr/sbin/gosu' },
  },
} as const satisfies Record<string, LayerDefinition>;
