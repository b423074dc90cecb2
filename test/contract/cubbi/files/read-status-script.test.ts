import { describe, expect, test } from '@jest/globals';
import { readStatusScript } from '../../../../src/contract/cubbi/files/read-status-script.ts';
import type { ImageFile } from '../../../fakes/image-files.ts';
import { layerTree } from '../../../fakes/layer-tree.ts';

const UPSTREAM = '502e738c7e2be9feab53e100731783072e14bb8dd5bd7856dbdc58a1571009ce';
const script = (path: string): ImageFile => ({ path, mode: 0o755, content: '#!/bin/sh\n' });

async function read(files: readonly ImageFile[], hash = UPSTREAM) {
  return readStatusScript(await layerTree([files]), () => hash);
}

describe('readStatusScript', () => {
  test.each<{ reason: string; files: ImageFile[]; want: object }>([
    {
      reason: 'where upstream puts it',
      files: [script('cubbi/init-status.sh'), script('init-status.sh')],
      want: {
        state: 'Present',
        path: '/cubbi/init-status.sh',
        mode: 0o755,
        regular: true,
        upstream: true,
        hooks: [],
      },
    },
    {
      reason: 'where the specification puts it',
      files: [script('init-status.sh')],
      want: { path: '/init-status.sh' },
    },
    {
      reason: 'a directory',
      files: [{ path: 'init-status.sh/' }],
      want: { regular: false, upstream: false },
    },
    {
      reason: 'larger than upstream’s can be',
      files: [{ path: 'init-status.sh', content: new Uint8Array(65_537) }],
      want: { regular: true, upstream: false },
    },
    { reason: 'nothing', files: [], want: { state: 'Missing' } },
  ])('$reason', async ({ files, want }) => {
    expect(await read(files)).toMatchObject(want);
  });

  test('anything else is not upstream’s', async () => {
    expect(await read([script('init-status.sh')], '0'.repeat(64))).toMatchObject({
      upstream: false,
    });
  });

  const call = '[ -x /cubbi/init-status.sh ] && /cubbi/init-status.sh\n';
  test('start-up files of shells that call it', async () => {
    const files: ImageFile[] = [
      script('cubbi/init-status.sh'),
      { path: 'etc/bash.bashrc', content: `PATH=/bin\n${call}` },
      { path: 'etc/profile', content: `# ${call}` },
      { path: 'etc/profile.d/cubbi.sh', content: call },
      { path: 'etc/profile.d/cubbi.csh', content: call },
      { path: 'root/.bashrc/', mode: 0o755 },
      { path: 'root/.profile', content: '/opt/not-init-status.shell' },
      { path: 'etc/bashrc', link: 'bashrc' },
    ];
    expect(await read(files)).toMatchObject({
      hooks: ['/etc/bash.bashrc', '/etc/profile.d/cubbi.sh'],
    });
  });

  test('a folder full of them is told in part', async () => {
    const files = Array.from({ length: 200 }, (_, index) => ({
      path: `etc/profile.d/${index}.sh`,
      content: call,
    }));
    const facts = await read([script('init-status.sh'), ...files]);
    expect(facts.state === 'Present' && facts.hooks).toHaveLength(16);
  });
});
