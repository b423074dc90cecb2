import {
  type CubbiFiles,
  PROGRAM_NAMES,
} from '../../../../src/contract/cubbi/files/cubbi-files.ts';

/** Facts about an image with every kind of fact in them, as they come out of JSON. */
export function someFiles(): CubbiFiles {
  const path = { path: '/x', kind: 'File', mode: 0o755, uid: 0, gid: 0 } as const;
  const programs = PROGRAM_NAMES.map((name) => [name, [{ ...path, architecture: 'amd64' }, path]]);
  return {
    v: 1,
    whole: true,
    metadata: {
      state: 'Read',
      fields: {
        name: 'demo',
        environment: [{ name: 'A', required: true, sensitive: false, hasDefault: false }],
        forwarded: ['B'],
        ports: [80],
        persistentConfigs: [{ source: '/a', target: '/cubbi-config/a', type: 'directory' }],
      },
      problems: [{ rule: 'Schema', line: 1, column: 1, pointer: '', message: 'x' }],
    },
    init: {
      state: 'Read',
      path: '/cubbi/cubbi_init.py',
      mode: 0o755,
      sha256: 'a'.repeat(64),
      revision: 'Config',
      pluginApi: 'Config',
      upstream: { release: 'v0.5.0', current: true },
      shebang: ['/usr/bin/env', 'uv'],
      writesSudoers: true,
      importsPydantic: true,
      importsRuamel: true,
      groupConflictIsFatal: false,
    },
    statusScript: {
      state: 'Present',
      path: '/x',
      mode: 0o755,
      regular: true,
      upstream: true,
      hooks: [],
    },
    plugin: {
      state: 'Read',
      path: '/x',
      api: 'Config',
      className: 'X',
      toolName: 'demo',
      problems: [{ rule: 'Syntax', line: 1, message: 'x' }],
    },
    programs: Object.fromEntries(programs) as CubbiFiles['programs'],
    accounts: [{ name: 'root', uid: 0, gid: 0, home: '/root' }],
    groups: [{ name: 'root', gid: 0, members: [] }],
    paths: { '/app': { ...path, kind: 'Directory' } },
    statusBakedTrue: false,
    sources: [{ ...path, empty: true }],
    python: { minors: [13], ruamel: true, pydantic: true, uvEnvironments: [] },
    passwordlessSudo: ['/etc/sudoers.d/cubbi'],
    setuid: [],
    secrets: [{ path: '/x', kind: 'EnvFile' }],
    caches: [],
  };
}
