import { describe, expect, test } from '@jest/globals';
import { findPrograms } from '../../../../src/contract/cubbi/files/find-programs.ts';
import { createWalkFindings } from '../../../../src/contract/cubbi/files/walk-findings.ts';
import { walkTree } from '../../../../src/contract/cubbi/files/walk-tree.ts';
import { elfHeader } from '../../../evidence/elf-header.ts';
import type { ImageFile } from '../../../fakes/image-files.ts';
import { layerTree } from '../../../fakes/layer-tree.ts';

const ALL = { entries: 100_000, depth: 64 };

async function find(files: readonly ImageFile[], bounds = ALL) {
  const tree = await layerTree([files]);
  const findings = createWalkFindings();
  await walkTree(tree, bounds, (entry) => findings.see(entry));
  return findPrograms(tree, findings);
}
const program = (path: string, mode = 0o755): ImageFile => ({ path, mode });

describe('findPrograms', () => {
  test('those that a PATH reaches come first, those that cannot be run last', async () => {
    const { uv } = await find([
      program('a/uv'),
      program('deep/in/the/bin/uv'),
      program('opt/bin/uv'),
      program('etc/uv', 0o644),
      program('bin/uv', 0o644),
      program('usr/local/bin/uv'),
    ]);
    expect(uv.map(({ path }) => path)).toEqual([
      '/usr/local/bin/uv',
      '/opt/bin/uv',
      '/deep/in/the/bin/uv',
      '/a/uv',
      '/bin/uv',
      '/etc/uv',
    ]);
  });

  test('of very many the likeliest eight, wherever the walk comes across them', async () => {
    const junk = Array.from({ length: 1_000 }, (_, index) => program(`a/${index}/bin/python3`));
    const late = Array.from({ length: 1_000 }, (_, index) => program(`z/${index}/x/python3`));
    const { python3 } = await find([
      ...junk,
      program('usr/bin/python3'),
      program('y/bin/python3'),
      ...late,
    ]);
    expect(python3).toHaveLength(8);
    expect(python3.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/usr/bin/python3', '/y/bin/python3']),
    );
  });

  test('in the usual folders also where a bound ended the walk', async () => {
    const files = [program('a/x'), program('usr/sbin/gosu')];
    const { gosu } = await find(files, { ...ALL, entries: 1 });
    expect(gosu.map(({ path }) => path)).toEqual(['/usr/sbin/gosu']);
  });

  test('a link has the mode and the architecture of what it leads to, and its own path', async () => {
    const { python3 } = await find([
      { path: 'usr/bin/python3.11', mode: 0o750, content: elfHeader() },
      { path: 'usr/bin/python3', link: 'python3.11' },
    ]);
    expect(python3).toMatchObject([
      { path: '/usr/bin/python3', kind: 'File', mode: 0o750, architecture: 'amd64' },
    ]);
  });

  test('a folder that is a link has the programs of its target', async () => {
    const { gosu } = await find([
      program('opt/tools-1/bin/gosu'),
      { path: 'opt/tools', link: 'tools-1' },
      { path: 'sbin', link: 'opt/tools/bin' },
    ]);
    expect(gosu.map(({ path }) => path)).toEqual([
      '/sbin/gosu',
      '/opt/tools-1/bin/gosu',
      '/opt/tools/bin/gosu',
    ]);
  });

  test.each<{ reason: string; files: ImageFile[] }>([
    { reason: 'a folder', files: [{ path: 'usr/bin/bash/x' }] },
    { reason: 'a link to nothing', files: [{ path: 'usr/bin/bash', link: 'nowhere' }] },
    { reason: 'a loop', files: [{ path: 'usr/bin/bash', link: 'bash' }] },
    { reason: 'a pipe', files: [{ path: 'usr/bin/bash', pipe: true }] },
    { reason: 'a name that only begins so', files: [program('usr/bin/bashbug')] },
    { reason: 'a path that is no plain text', files: [program('opt/\u001b[2J/bash')] },
    { reason: 'a path that nobody types', files: [program(`${'opt/'.repeat(40)}bash`)] },
  ])('no program: $reason', async ({ files }) => {
    expect((await find(files)).bash).toEqual([]);
  });

  test('scripts and broken programs have no architecture', async () => {
    const { sh, tail } = await find([
      { path: 'bin/sh', mode: 0o755, content: '#!/bin/true' },
      { path: 'bin/tail', mode: 0o755, content: elfHeader().subarray(0, 20) },
    ]);
    expect([...sh, ...tail].map(({ architecture }) => architecture)).toEqual([
      undefined,
      undefined,
    ]);
    expect([sh, tail].map(({ length }) => length)).toEqual([1, 1]);
  });
});
