import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainPath } from '../../../../src/contract/cubbi/image/plain-path.ts';
import { volumeConflicts } from '../../../../src/contract/cubbi/image/volume-conflicts.ts';

describe('volumeConflicts', () => {
  test.each([
    ['/', '/cubbi/config.yaml', 'Writes'],
    ['/cubbi', '/cubbi/config.yaml', 'Writes'],
    ['/cubbi/init.log', '/cubbi/init.log', 'Writes'],
    ['/etc/', '/etc/group', 'Writes'],
    ['/etc/sudoers.d', '/etc/sudoers.d/cubbi', 'Writes'],
    ['/home/cubbi', '/home/cubbi', 'Replaces'],
    ['/home/../home//cubbi/./x', '/home/cubbi', 'Replaces'],
    ['/app/.tool/x', '/app/.tool', 'Replaces'],
  ])('%s is in the way of %s', (volume, path, init) => {
    expect(volumeConflicts([volume], ['/app/.tool'])).toEqual([
      { volume: plainPath(volume), path, init },
    ]);
  });

  test.each([
    '/app',
    '/home',
    '/home/cubbit',
    '/cubbi-config',
    '/cubbi/plugins',
    '/etc/tool',
    '/data',
  ])('%s is in nobody’s way', (volume) => {
    expect(volumeConflicts([volume], ['/app/.tool'])).toEqual([]);
  });
});

describe('plainPath', () => {
  test('is absolute, has no part to resolve, and stays as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '.', '..', '', 'b c')), (parts) => {
        const plain = plainPath(parts.join('/'));
        expect(plain).toMatch(/^\/(?:[^/.]+(?:\/[^/.]+)*)?$/);
        expect(plainPath(plain)).toBe(plain);
      }),
    );
  });
});
