import { describe, expect, test } from '@jest/globals';
import { readInitFile } from '../../../../src/contract/cubbi/files/read-init-file.ts';
import type { ImageFile } from '../../../fakes/image-files.ts';
import { layerTree } from '../../../fakes/layer-tree.ts';

async function read(...files: ImageFile[]) {
  return readInitFile(await layerTree([files]), () => '0'.repeat(64));
}
const script = { mode: 0o700, content: '#!/usr/bin/env python3\n' };

describe('readInitFile', () => {
  test.each<{ reason: string; files: ImageFile[]; want: object }>([
    {
      reason: 'where upstream puts it',
      files: [{ ...script, path: 'cubbi/cubbi_init.py' }],
      want: { state: 'Read', path: '/cubbi/cubbi_init.py', mode: 0o700, sha256: '0'.repeat(64) },
    },
    {
      reason: 'where the specification puts it',
      files: [{ ...script, path: 'cubbi_init.py' }],
      want: { state: 'Read', path: '/cubbi_init.py' },
    },
    {
      reason: 'upstream’s place counts first',
      files: [
        { ...script, path: 'cubbi_init.py' },
        { ...script, path: 'cubbi/cubbi_init.py' },
      ],
      want: { state: 'Read', path: '/cubbi/cubbi_init.py' },
    },
    {
      reason: 'through a link, with the mode of the file',
      files: [
        { ...script, path: 'opt/init.py' },
        { path: 'cubbi/cubbi_init.py', link: '/opt/init.py' },
      ],
      want: { state: 'Read', path: '/cubbi/cubbi_init.py', mode: 0o700 },
    },
    {
      reason: 'a directory',
      files: [{ path: 'cubbi/cubbi_init.py/' }],
      want: {
        state: 'Unfit',
        path: '/cubbi/cubbi_init.py',
        message: '/cubbi/cubbi_init.py is a directory, not a regular file',
      },
    },
    {
      reason: 'a pipe',
      files: [{ path: 'cubbi_init.py', pipe: true }],
      want: {
        state: 'Unfit',
        path: '/cubbi_init.py',
        message: '/cubbi_init.py is a special file, not a regular file',
      },
    },
    {
      reason: 'larger than any script',
      files: [{ path: 'cubbi_init.py', content: new Uint8Array(512 * 1024 + 1) }],
      want: { state: 'Unfit', message: '/cubbi_init.py is larger than 512 KiB' },
    },
    { reason: 'nothing', files: [], want: { state: 'Missing', legacy: [] } },
    {
      reason: 'the generation before',
      files: [{ path: 'cubbi-init.sh' }, { path: 'entrypoint.sh' }, { path: 'init.log/' }],
      want: { state: 'Missing', legacy: ['/cubbi-init.sh', '/entrypoint.sh'] },
    },
    {
      reason: 'an image of another kind',
      files: [{ path: 'entrypoint.sh' }],
      want: { state: 'Missing', legacy: [] },
    },
  ])('$reason', async ({ files, want }) => {
    expect(await read(...files)).toMatchObject(want);
  });
});
