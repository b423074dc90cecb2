import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findPasswordlessSudo } from '../../../../src/contract/cubbi/files/find-passwordless-sudo.ts';
import { parseSudoers } from '../../../../src/contract/cubbi/files/parse-sudoers.ts';
import type { Accounts } from '../../../../src/contract/cubbi/files/read-accounts.ts';
import type { ImageFile } from '../../../fakes/image-files.ts';
import { layerTree } from '../../../fakes/layer-tree.ts';
import { cpuMs } from '../../../cpu-ms.ts';

const ACCOUNTS: Accounts = {
  accounts: [{ name: 'cubbi', uid: 1000, gid: 777, home: '/' }],
  groups: [
    { name: 'sudo', gid: 27, members: [] },
    { name: 'wheel', gid: 10, members: ['x', 'cubbi'] },
    { name: 'people', gid: 777, members: [] },
  ],
};

async function find(...files: ImageFile[]) {
  return findPasswordlessSudo(await layerTree([files]), ACCOUNTS);
}
const sudoers = (content: string): ImageFile => ({ path: 'etc/sudoers', content });

describe('findPasswordlessSudo', () => {
  test.each([
    'cubbi ALL=(ALL) NOPASSWD:ALL',
    'cubbi\tALL = (ALL:ALL) NOPASSWD: ALL',
    'cubbi ALL=NOPASSWD: /usr/bin/apt',
    'cubbi ALL=(root) SETENV: NOPASSWD: ALL',
    'cubbi ALL=(www) ALL, (root) NOPASSWD: ALL',
    'alice , cubbi ALL=(ALL) NOPASSWD:ALL',
    'ALL ALL=(ALL) NOPASSWD:ALL',
    '%cubbi ALL=(ALL) NOPASSWD:ALL',
    '%wheel ALL=(ALL) NOPASSWD:ALL',
    '%people ALL=(ALL) NOPASSWD:ALL',
    '%#777 ALL=(ALL) NOPASSWD:ALL',
    '#1000 ALL=(ALL) NOPASSWD:ALL',
    'cubbi ALL=(ALL) \\\n  NOPASSWD: ALL',
    'User_Alias US = alice, cubbi : THEM = bob\nUS ALL=(ALL) NOPASSWD: ALL',
    'Defaults !authenticate\n%wheel ALL=(ALL) ALL',
    'Defaults:cubbi !authenticate\ncubbi ALL=(ALL) ALL',
    'Defaults env_reset\n\n# who\ncubbi ALL=(ALL) NOPASSWD:ALL # all',
  ])('%j lets cubbi become root', async (content) => {
    expect(await find(sudoers(content))).toEqual(['/etc/sudoers']);
  });

  test.each([
    '',
    'root ALL=(ALL:ALL) ALL',
    'cubbi ALL=(ALL) ALL',
    'cubbi ALL=(www) NOPASSWD: ALL',
    'cubbi ALL=(:www) NOPASSWD: ALL',
    'cubbi2 ALL=(ALL) NOPASSWD:ALL',
    '%sudo ALL=(ALL) NOPASSWD:ALL',
    'node ALL=(root) NOPASSWD:ALL',
    '# cubbi ALL=(ALL) NOPASSWD:ALL',
    'Defaults:node !authenticate\n%wheel ALL=(ALL) ALL',
    'Defaults !authenticate',
    'Cmnd_Alias ALL_OF = NOPASSWD: cubbi',
    'User_Alias US = alice\nUS ALL=(ALL) NOPASSWD: ALL',
    'cubbi',
  ])('%j does not', async (content) => {
    expect(await find(sudoers(content))).toEqual([]);
  });

  const free = 'cubbi ALL=(ALL) NOPASSWD:ALL\n';
  test.each([
    { reason: 'the usual folder', include: '@includedir /etc/sudoers.d', want: ['cubbi'] },
    { reason: 'the older spelling', include: '#includedir /etc/sudoers.d', want: ['cubbi'] },
    { reason: 'beside the file itself', include: '@includedir sudoers.d', want: ['cubbi'] },
    { reason: 'in quotes', include: '@includedir "/etc/sudoers.d"', want: ['cubbi'] },
    { reason: 'one file', include: '@include /etc/sudoers.d/README.md', want: ['README.md'] },
    { reason: 'a comment', include: '# includedir /etc/sudoers.d', want: [] },
    { reason: 'none', include: '', want: [] },
  ])('files that are included: $reason', async ({ include, want }) => {
    const found = await find(
      sudoers(`${include}\n`),
      { path: 'etc/sudoers.d/cubbi', content: free },
      { path: 'etc/sudoers.d/backup~', content: free },
      { path: 'etc/sudoers.d/README.md', content: free },
      { path: 'etc/sudoers.d/sub/cubbi', content: free },
    );
    expect(found).toEqual(want.map((name) => `/etc/sudoers.d/${name}`));
  });

  test('without a file for sudo there is none', async () => {
    expect(await find({ path: 'etc/sudoers.d/cubbi', content: free })).toEqual([]);
  });

  test('files that include each other end', async () => {
    expect(
      await find(sudoers('@include /etc/b\n'), {
        path: 'etc/b',
        content: `@include /etc/sudoers\n@include /etc/b\n${free}`,
      }),
    ).toEqual(['/etc/b']);
  });

  test('never throws, and is fast', () => {
    const piece = fc.constantFrom(
      'cubbi',
      'ALL',
      '=',
      '(',
      ')',
      ':',
      ',',
      '\\\n',
      '\n',
      ' ',
      '#',
      '@include',
      'User_Alias',
      'NOPASSWD:',
      '!',
      '"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { grants, grantsFreely } = parseSudoers(pieces.join(''), new Set(['cubbi', 'ALL']));
        expect(grantsFreely && !grants).toBe(false);
      }),
    );
    for (const text of [
      'cubbi ALL=(',
      '(cubbi=',
      'User_Alias A=',
      'Defaults ',
      '\\\n',
      'a,',
      '=',
    ]) {
      const file = text.repeat(65_536 / text.length);
      expect(cpuMs(() => parseSudoers(file, new Set(['cubbi'])))).toBeLessThan(500);
    }
  });
});
