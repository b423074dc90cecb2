import { describe, expect, test } from '@jest/globals';
import { pack } from 'tar-stream';

import { readArchive } from '../../../hack/image.d/read-archive.ts';

function archive(): ReturnType<typeof pack> {
  const made = pack();
  made.entry({ name: './lib64/', type: 'directory' });
  made.entry({ name: './usr/lib/x/libc.so.6', mode: 0o755 }, 'libc');
  made.entry({ name: './lib/x/ld.so', mode: 0o755 }, 'loader');
  made.entry({ name: './lib64/ld.so', type: 'symlink', linkname: '/lib/x/ld.so' });
  made.entry({ name: './lib/x/libm.so', type: 'symlink', linkname: 'ld.so' });
  made.entry({ name: './lib/a', type: 'symlink', linkname: 'b' });
  made.entry({ name: './lib/b', type: 'symlink', linkname: 'a' });
  made.entry({ name: './lib/out', type: 'symlink', linkname: '../../../../etc/shadow' });
  made.finalize();
  return made;
}

describe('readArchive', () => {
  test.each([
    { path: '/lib/x/ld.so', want: 'loader', reason: 'a plain file' },
    { path: '/lib64/ld.so', want: 'loader', reason: 'an absolute link stays inside the archive' },
    { path: '/lib/x/libm.so', want: 'loader', reason: 'a relative link' },
    { path: '/lib/x/libc.so.6', want: 'libc', reason: 'newer packages keep it under /usr' },
    { path: '/lib64', want: undefined, reason: 'a folder is not a file' },
    { path: '/lib/a', want: undefined, reason: 'links in a circle end' },
    { path: '/lib/out', want: undefined, reason: 'a link leads nowhere but into the archive' },
    { path: '/lib/none', want: undefined, reason: 'it is not there' },
  ])('$path: $reason', async ({ path, want }) => {
    const found = await readArchive(archive(), [path]);
    expect(found.get(path)?.toString()).toBe(want);
  });

  test('picks by a rule', async () => {
    const found = await readArchive(archive(), (path) => path.startsWith('/lib/x/'));
    expect([...found.keys()].sort()).toEqual(['/lib/x/ld.so', '/lib/x/libm.so']);
  });
});
