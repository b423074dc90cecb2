import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keepCubbiFile } from '../../../../src/contract/cubbi/files/keep-cubbi-file.ts';

const KIB = 1024;

describe('keepCubbiFile', () => {
  test.each([
    ['cubbi/cubbi_image.yaml', 64 * KIB],
    ['./cubbi/cubbi_image.yaml', 64 * KIB],
    ['/cubbi/cubbi_image.yaml', 64 * KIB],
    ['cubbi/cubbi_init.py', 512 * KIB],
    ['cubbi_init.py', 512 * KIB],
    ['cubbi/goose_plugin.py', 256 * KIB],
    ['goose_plugin.py', 256 * KIB],
    ['cubbi/init-status.sh', 64 * KIB],
    ['etc/passwd', 128 * KIB],
    ['etc/sudoers.d/x', 64 * KIB],
    ['etc/profile.d/x.sh', 64 * KIB],
    ['etc/bash.bashrc', 64 * KIB],
    ['usr/bin/bash', 4 * KIB],
    ['usr/local/bin/python3.12', 4 * KIB],
    ['bin/busybox', 4 * KIB],
    ['root/.ssh/id_rsa', 4 * KIB],
    ['app/.env', 16 * KIB],
  ])('%s: %d bytes', (name, bytes) => {
    expect(keepCubbiFile(name)).toBe(bytes);
  });

  test.each([
    'usr/lib/python3.12/os.py',
    'usr/bin/node',
    'opt/cubbi/cubbi_image.yaml',
    'cubbi/x/goose_plugin.py',
    'etc/shadow',
    'app/src/main.py',
    '',
    '/',
  ])('%j is not kept', (name) => {
    expect(keepCubbiFile(name)).toBe(0);
  });

  test('never throws, and is bounded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        expect(keepCubbiFile(`root/${name}`)).toBeLessThanOrEqual(512 * KIB);
      }),
    );
  });
});
