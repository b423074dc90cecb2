import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { collectCubbiFiles } from '../../../../src/contract/cubbi/files/collect-cubbi-files.ts';
import type { CubbiFiles } from '../../../../src/contract/cubbi/files/cubbi-files.ts';
import { keepCubbiFile } from '../../../../src/contract/cubbi/files/keep-cubbi-file.ts';
import type { FileTree } from '../../../../src/evidence/file-tree.ts';
import { createMountedTree } from '../../../../src/prober/mounted-tree.ts';
import { OWNER, unpackLayers } from '../../../fakes/image-files.ts';
import type { ImageFile } from '../../../fakes/image-files.ts';
import { layerTree } from '../../../fakes/layer-tree.ts';
import { CUBBI_IMAGE, SPOILT_IMAGE } from './image-of-cubbi.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function collect(...layers: (readonly ImageFile[])[]): Promise<CubbiFiles> {
  return collectCubbiFiles(await layerTree([CUBBI_IMAGE, ...layers]), sha256);
}

/** What the mounted files of an image tell. */
async function collectMounted(layers: readonly (readonly ImageFile[])[]): Promise<CubbiFiles> {
  const root = mkdtempSync(join(tmpdir(), 'collect-'));
  try {
    unpackLayers(layers, root);
    return await collectCubbiFiles(createMountedTree(root), sha256);
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe('collectCubbiFiles', () => {
  test('a good image', async () => {
    const facts = await collect();
    const at = (path: string) => ({
      path,
      kind: 'File',
      mode: 0o755,
      ...OWNER,
      architecture: 'amd64',
    });
    expect(facts).toMatchObject({
      v: 1,
      whole: true,
      metadata: { state: 'Read', fields: { name: 'goose', version: '1.0.0' }, problems: [] },
      init: { state: 'Read', path: '/cubbi/cubbi_init.py', mode: 0o755 },
      statusScript: {
        state: 'Present',
        path: '/cubbi/init-status.sh',
        mode: 0o755,
        regular: true,
        upstream: false,
        hooks: ['/etc/bash.bashrc'],
      },
      plugin: { state: 'Read', path: '/cubbi/goose_plugin.py' },
      accounts: [{ name: 'root', uid: 0, gid: 0, home: '/root' }],
      groups: [
        { name: 'root', gid: 0, members: [] },
        { name: 'sudo', gid: 27, members: [] },
      ],
      statusBakedTrue: false,
      sources: [],
      python: {
        minors: [12],
        ruamel: true,
        pydantic: true,
        uvEnvironments: ['/root/.cache/uv/environments-v2/cubbi-init-0123abcd'],
      },
      passwordlessSudo: [],
      setuid: [],
      secrets: [],
      caches: [],
    });
    expect(facts.programs).toEqual({
      bash: [at('/bin/bash'), at('/usr/bin/bash')],
      gosu: [at('/sbin/gosu'), at('/usr/sbin/gosu')],
      groupadd: [at('/sbin/groupadd'), at('/usr/sbin/groupadd')],
      groupmod: [at('/sbin/groupmod'), at('/usr/sbin/groupmod')],
      python3: [at('/usr/local/bin/python3')],
      sh: [at('/bin/sh'), at('/usr/bin/sh')],
      sudo: [],
      tail: [at('/bin/tail'), at('/usr/bin/tail')],
      useradd: [
        at('/sbin/useradd'),
        at('/usr/sbin/useradd'),
        {
          path: '/usr/share/bash-completion/completions/useradd',
          kind: 'File',
          mode: 0o644,
          ...OWNER,
        },
      ],
      usermod: [at('/sbin/usermod'), at('/usr/sbin/usermod')],
      uv: [at('/usr/local/bin/uv')],
    });
    expect(Object.keys(facts.paths)).toEqual([
      '/app',
      '/bin/bash',
      '/cubbi',
      '/etc/sudoers.d',
      '/cubbi/cubbi_image.yaml',
      '/cubbi/cubbi_init.py',
      '/cubbi/init-status.sh',
      '/cubbi/goose_plugin.py',
    ]);
    expect(facts.paths['/etc/sudoers.d']).toEqual({
      path: '/etc/sudoers.d',
      kind: 'Directory',
      mode: 0o750,
      ...OWNER,
    });
  });

  test('an empty image', async () => {
    const facts = await collectCubbiFiles(await layerTree([]), sha256);
    expect(facts).toMatchObject({
      whole: true,
      metadata: { state: 'Missing' },
      init: { state: 'Missing', legacy: [] },
      statusScript: { state: 'Missing' },
      plugin: { state: 'NoName' },
      accounts: undefined,
      groups: undefined,
      paths: {},
      python: { minors: [], ruamel: false, pydantic: false, uvEnvironments: [] },
    });
    expect(Object.values(facts.programs).flat()).toEqual([]);
  });

  test('a bad one', async () => {
    const facts = await collect(SPOILT_IMAGE);
    expect(facts).toMatchObject({
      whole: true,
      metadata: { state: 'Read', fields: { name: 'Other-Tool' } },
      plugin: { state: 'Read', path: '/cubbi/other_tool_plugin.py' },
      statusBakedTrue: true,
      sources: [{ path: '/app/.x', kind: 'File', mode: 0o644, ...OWNER, empty: false }],
      passwordlessSudo: ['/etc/sudoers.d/cubbi'],
      secrets: [
        { path: '/app/.env', kind: 'EnvFile' },
        { path: '/root/odd name [2J', kind: 'PrivateKey' },
        { path: '/root/.ssh/id_rsa', kind: 'PrivateKey' },
      ],
      caches: ['/var/lib/apt/lists'],
    });
    expect(facts.programs.uv.map(({ path }) => path)).toEqual([
      '/usr/local/bin/uv',
      '/opt/current/bin/uv',
      '/opt/tool/bin/uv',
    ]);
    expect(facts.programs.sudo).toEqual([]);
    expect(facts.paths).toMatchObject({
      '/cubbi/cubbi_image.yaml': { kind: 'Symlink' },
      '/cubbi/config.yaml': { kind: 'File' },
      '/home/cubbi': { kind: 'Directory' },
    });
    expect(JSON.stringify(facts)).not.toContain('sk-1234');
  });

  test.each([
    { reason: 'a good image', layers: [CUBBI_IMAGE] },
    { reason: 'a bad one', layers: [CUBBI_IMAGE, SPOILT_IMAGE] },
    { reason: 'an empty one', layers: [] },
  ])('a mounted image tells the same as its layers: $reason', async ({ layers }) => {
    const facts = await collectMounted(layers);
    expect(facts).toEqual(await collectCubbiFiles(await layerTree(layers), sha256));
  });

  test('set-user-id files of root, and of nobody else', async () => {
    const { setuid } = await collect([
      { path: 'usr/bin/su', mode: 0o4755, owner: 0 },
      { path: 'usr/bin/wall', mode: 0o2755, owner: 0 },
      { path: 'usr/bin/mine', mode: 0o4755, owner: 1000 },
      { path: 'usr/folder/', mode: 0o4755, owner: 0 },
    ]);
    expect(setuid).toEqual(['/usr/bin/su']);
  });

  test('the names of the contents that a usual image is asked for are known beforehand', async () => {
    const tree = await layerTree([CUBBI_IMAGE], keepCubbiFile);
    expect(await collectCubbiFiles(tree, sha256)).toEqual(await collect());
    expect(tree.missed.size).toBe(0);
  });

  test('a file of the contract that cannot be read is no missing file', async () => {
    const unkept = (kept: string) => (name: string) => (name === kept ? 0 : keepCubbiFile(name));
    for (const name of [
      'cubbi/cubbi_image.yaml',
      'cubbi/cubbi_init.py',
      'etc/passwd',
      'etc/sudoers',
    ])
      await expect(
        collectCubbiFiles(await layerTree([CUBBI_IMAGE], unkept(name)), sha256),
      ).rejects.toThrow('not kept');
  });

  test('all that is not kept is asked for before it fails', async () => {
    const tree = await layerTree([CUBBI_IMAGE, SPOILT_IMAGE], () => 0);
    await expect(collectCubbiFiles(tree, sha256)).rejects.toThrow('not kept');
    expect(tree.missed.size).toBeGreaterThan(15);
  });

  test('a file in which a secret may lie and that cannot be read leaves the facts not whole', async () => {
    const unkept = (name: string) => (name === 'app/.env' ? 0 : 2 ** 20);
    const tree = await layerTree([CUBBI_IMAGE, SPOILT_IMAGE], unkept);
    expect(await collectCubbiFiles(tree, sha256)).toMatchObject({
      whole: false,
      secrets: [{ kind: 'PrivateKey' }, { kind: 'PrivateKey' }],
    });
  });

  test('a folder that cannot be read leaves the facts not whole', async () => {
    const tree = await layerTree([CUBBI_IMAGE]);
    const closed: FileTree = {
      ...tree,
      list: (path, most) =>
        path === '/usr/local' ? Promise.reject(new Error('EACCES')) : tree.list(path, most),
    };
    expect(await collectCubbiFiles(closed, sha256)).toMatchObject({
      whole: false,
      programs: { uv: [{ path: '/usr/local/bin/uv' }] },
      python: { minors: [] },
    });
  });

  test('the same facts whatever the order of the archive', async () => {
    const names = ['a', 'b', 'c', 'd'].map((name) => ({
      path: `root/${name}`,
      content: '-----BEGIN PRIVATE KEY-----',
    }));
    expect(await collect(names)).toEqual(await collect(names.toReversed()));
  });
});
