import type {
  CubbiFiles,
  PathFact,
  ProgramFact,
} from '../../../src/contract/cubbi/files/cubbi-files.ts';
import type { InitFacts, Revision } from '../../../src/contract/cubbi/init/init-facts.ts';
import type {
  MetadataFacts,
  MetadataFields,
} from '../../../src/contract/cubbi/metadata/metadata-facts.ts';
import type { PluginFacts } from '../../../src/contract/cubbi/plugin/plugin-facts.ts';
import type { Known } from '../../../src/evidence/known.ts';
import { known } from '../good-evidence.ts';

/** The metadata of an image that keeps the contract, with changes of its fields. */
export function goodMetadata(changes: Partial<MetadataFields> = {}): MetadataFacts {
  const fields: MetadataFields = {
    name: 'goose',
    version: '1.0.0',
    image: 'example.com/cubbi/goose:1.0.0',
    environment: [
      { name: 'OPENAI_API_KEY', required: false, sensitive: true, hasDefault: false },
      { name: 'GOOSE_MODE', required: false, sensitive: false, hasDefault: true },
    ],
    forwarded: ['GOOSE_MODE'],
    ports: [8000],
    persistentConfigs: [
      { source: '/home/cubbi/.config/goose', target: '/cubbi-config/goose', type: 'directory' },
    ],
    ...changes,
  };
  return { state: 'Read', fields, problems: [] };
}

/** The init script of an image that keeps the contract, upstream's last of its revision, with changes. */
export function goodInit(
  revision: Revision,
  changes: Partial<Extract<InitFacts, { state: 'Read' }>> = {},
): Extract<InitFacts, { state: 'Read' }> {
  const env = revision === 'Env';
  return {
    state: 'Read',
    path: '/cubbi/cubbi_init.py',
    mode: 0o755,
    sha256: env
      ? 'a9986f5a5823ed029d148c6eb7c3f1f25fac8cdbe9a2e3c5aa566d4e87367a52'
      : '2ea690e3cf9519dcb28f4925db11fcddaf5754bc23d9e5df24cf322914e549bb',
    revision,
    pluginApi: revision,
    upstream: { release: env ? 'v0.4.0' : 'v0.5.0', current: true },
    shebang: ['/usr/bin/env', 'uv', 'run', '--script'],
    writesSudoers: true,
    importsPydantic: !env,
    importsRuamel: true,
    groupConflictIsFatal: env,
    ...changes,
  };
}

/** The plugin of an image that keeps the contract, with changes. */
export function goodPlugin(
  revision: Revision,
  changes: Partial<Extract<PluginFacts, { state: 'Read' }>> = {},
): Extract<PluginFacts, { state: 'Read' }> {
  return {
    state: 'Read',
    path: '/cubbi/goose_plugin.py',
    api: revision,
    className: 'GoosePlugin',
    toolName: 'goose',
    problems: [],
    ...changes,
  };
}

/** Programs at these paths, as a package of Debian on amd64 installs them. */
export function programs(...paths: string[]): ProgramFact[] {
  return paths.map((path) => ({
    path,
    kind: 'File',
    mode: 0o755,
    uid: 0,
    gid: 0,
    architecture: 'amd64',
  }));
}

/** What is at each path, owned by root. */
export function pathFact(
  path: string,
  mode: number,
  kind: PathFact['kind'] = 'File',
): Record<string, PathFact> {
  return { [path]: { path, kind, mode, uid: 0, gid: 0 } };
}

/** Programs of a Debian image with Python in `/usr/local`. No sudo: with it the init script would let cubbi become root again. */
export const GOOD_PROGRAMS: CubbiFiles['programs'] = {
  bash: programs('/usr/bin/bash'),
  gosu: programs('/usr/sbin/gosu'),
  groupadd: programs('/usr/sbin/groupadd'),
  groupmod: programs('/usr/sbin/groupmod'),
  python3: programs('/usr/local/bin/python3'),
  sh: programs('/usr/bin/sh'),
  sudo: [],
  tail: programs('/usr/bin/tail'),
  useradd: programs('/usr/sbin/useradd'),
  usermod: programs('/usr/sbin/usermod'),
  uv: programs('/usr/local/bin/uv'),
};

/** What is at the paths of an image that keeps the contract. */
export const GOOD_PATHS: CubbiFiles['paths'] = {
  ...pathFact('/bin/bash', 0o755),
  ...pathFact('/cubbi', 0o755, 'Directory'),
  ...pathFact('/cubbi/cubbi_image.yaml', 0o644),
  ...pathFact('/cubbi/cubbi_init.py', 0o755),
  ...pathFact('/cubbi/goose_plugin.py', 0o644),
  ...pathFact('/cubbi/init-status.sh', 0o755),
  ...pathFact('/etc/sudoers.d', 0o750, 'Directory'),
};

/** The files of an image that keeps the contract in that revision, with changes. */
export function goodFiles(
  revision: Revision,
  changes: Partial<CubbiFiles> = {},
): Known<CubbiFiles> {
  return known({
    v: 1,
    whole: true,
    metadata: goodMetadata(),
    init: goodInit(revision),
    statusScript: {
      state: 'Present',
      path: '/cubbi/init-status.sh',
      mode: 0o755,
      regular: true,
      upstream: true,
      hooks: ['/etc/bash.bashrc'],
    },
    plugin: goodPlugin(revision),
    programs: GOOD_PROGRAMS,
    accounts: [
      { name: 'root', uid: 0, gid: 0, home: '/root' },
      { name: 'nobody', uid: 65534, gid: 65534, home: '/nonexistent' },
    ],
    groups: [
      { name: 'root', gid: 0, members: [] },
      { name: 'sudo', gid: 27, members: [] },
      { name: 'nogroup', gid: 65534, members: [] },
    ],
    paths: GOOD_PATHS,
    statusBakedTrue: false,
    sources: [],
    python: {
      minors: [12],
      ruamel: true,
      pydantic: true,
      uvEnvironments: ['/root/.cache/uv/environments-v2/cubbi-init-0123456789abcdef'],
    },
    passwordlessSudo: [],
    setuid: ['chfn', 'chsh', 'gpasswd', 'mount', 'newgrp', 'passwd', 'su', 'umount'].map(
      (name) => `/usr/bin/${name}`,
    ),
    secrets: [],
    caches: [],
    ...changes,
  });
}
