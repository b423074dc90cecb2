import type { LayerDefinition, LayerFile } from './layer-definition.ts';

const libraries = '/lib/x86_64-linux-gnu';

/** The shared libraries that the Node.js binary names, and the loader. */
const nodeLibraries: LayerDefinition = {
  kind: 'debian',
  packages: ['libc6', 'libstdc++6', 'libgcc-s1'],
  files: {
    '/lib64/ld-linux-x86-64.so.2': '/lib64/ld-linux-x86-64.so.2',
    [`${libraries}/libc.so.6`]: `${libraries}/libc.so.6`,
    [`${libraries}/libdl.so.2`]: `${libraries}/libdl.so.2`,
    [`${libraries}/libgcc_s.so.1`]: `${libraries}/libgcc_s.so.1`,
    [`${libraries}/libm.so.6`]: `${libraries}/libm.so.6`,
    [`${libraries}/libpthread.so.0`]: `${libraries}/libpthread.so.0`,
    [`${libraries}/libstdc++.so.6`]: `/usr${libraries}/libstdc++.so.6`,
  },
};

/** Names under which BusyBox is called in the test images. */
const applets = (
  'awk cat chmod cp cut date dd df du echo env false find grep head hostname id kill ln ls mkdir mktemp mv nc ps ' +
  'pwd rm sed seq sh sleep sort stat tail test timeout touch tr true uname wc wget whoami xargs'
).split(' ');

const accounts: readonly LayerFile[] = [
  {
    path: '/etc/passwd',
    mode: 0o644,
    text: 'root:x:0:0:root:/root:/bin/sh\nnode:x:1000:1000:node:/workspace:/bin/sh\n',
  },
  { path: '/etc/group', mode: 0o644, text: 'root:x:0:\nnode:x:1000:\n' },
  { path: '/etc/nsswitch.conf', mode: 0o644, text: 'hosts: files dns\n' },
];

/** The layers that more than one image is made of. */
export const commonLayers = {
  /** Node.js and the libraries it needs, nothing else. */
  node: [nodeLibraries, { kind: 'node' }],
  certificates: [{ kind: 'certificates' }],
  /** A shell with the usual small programs, two accounts, /tmp and /workspace. */
  shell: [
    { kind: 'debian', packages: ['busybox-static'], files: { '/bin/busybox': '/bin/busybox' } },
    {
      kind: 'files',
      files: [
        ...applets.map((name) => ({ path: `/bin/${name}`, symlink: 'busybox' })),
        ...accounts,
        { path: '/tmp', mode: 0o1777, directory: true },
        { path: '/workspace', mode: 0o755, directory: true, uid: 1000 },
      ],
    },
  ],
  /** The static one: it also starts where no libraries are. */
  tini: [
    { kind: 'debian', packages: ['tini'], files: { '/usr/bin/tini': '/usr/bin/tini-static' } },
  ],
} as const satisfies Record<string, readonly LayerDefinition[]>;
