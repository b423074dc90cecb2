import { describe, expect, test } from '@jest/globals';
import { readAccounts } from '../../../../src/contract/cubbi/files/read-accounts.ts';
import type { ImageFile } from '../../../fakes/image-files.ts';
import { layerTree } from '../../../fakes/layer-tree.ts';

async function read(...files: ImageFile[]) {
  return readAccounts(await layerTree([files]));
}

describe('readAccounts', () => {
  test('accounts and groups of a usual image', async () => {
    const passwd = 'root:x:0:0:root:/root:/bin/bash\nnode:x:1000:1000::/home/node:/bin/bash\n';
    const group = 'root:x:0:\nsudo:x:27:cubbi,node\n';
    expect(
      await read({ path: 'etc/passwd', content: passwd }, { path: 'etc/group', content: group }),
    ).toEqual({
      accounts: [
        { name: 'root', uid: 0, gid: 0, home: '/root' },
        { name: 'node', uid: 1000, gid: 1000, home: '/home/node' },
      ],
      groups: [
        { name: 'root', gid: 0, members: [] },
        { name: 'sudo', gid: 27, members: ['cubbi', 'node'] },
      ],
    });
  });

  test('no files, or what is none, are no accounts to be told of', async () => {
    const none = { accounts: undefined, groups: undefined };
    expect(await read()).toEqual(none);
    expect(await read({ path: 'etc/passwd/' }, { path: 'etc/group', link: 'nowhere' })).toEqual(
      none,
    );
  });

  test.each([
    { reason: 'empty lines', content: '\n\n' },
    { reason: 'a comment', content: '#node:x:1000:1000::/:/bin/sh' },
    { reason: 'no ids', content: 'node:x:::' },
    { reason: 'ids that are no numbers', content: 'node:x:1e3:+1000::/home/node:' },
    { reason: 'an id that no system has', content: `node:x:${'1'.repeat(400)}:1000::/:` },
    { reason: 'no name', content: ':x:1000:1000::/:' },
    { reason: 'an entry of NIS', content: '+::::::' },
    { reason: 'no text', content: new Uint8Array(5_000) },
  ])('malformed lines are left out: $reason', async ({ content }) => {
    expect(
      await read({ path: 'etc/passwd', content }, { path: 'etc/group', content }),
    ).toMatchObject({ accounts: [], groups: [] });
  });

  test('of many the ones that could be in the way', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `u${index}`);
    const system = names.map((name, index) => `${name}:x:${index}:${index}::/:`);
    const lines = [...system, 'late:x:1000:1000::/:', 'cubbi:x:5:5::/:'].join('\n');
    const { accounts = [], groups = [] } = await read(
      { path: 'etc/passwd', content: lines },
      {
        path: 'etc/group',
        content: names.map((name) => `${name}:x:1:${names.join(',')}`).join('\n'),
      },
    );
    expect(accounts).toHaveLength(128);
    expect(accounts.slice(0, 3).map(({ name }) => name)).toEqual(['cubbi', 'late', 'u0']);
    expect(groups.map(({ members }) => members.length)).toEqual(groups.map(() => 32));
    expect(groups.length).toBeLessThanOrEqual(128);
  });

  test('a long file counts to its last whole line', async () => {
    const line = 'abcdefg:x:1:1::/:\n';
    const content = line.repeat(20_000);
    const { accounts = [] } = await read({ path: 'etc/passwd', content });
    expect(new Set(accounts.map(({ name }) => name))).toEqual(new Set(['abcdefg']));
  });

  test('texts are clean and short', async () => {
    const name = `a\u001b[2J${'é'.repeat(100)}`;
    const { accounts = [] } = await read({
      path: 'etc/passwd',
      content: `${name}:x:1:1::${'/x'.repeat(500)}:\n`,
    });
    const [account] = accounts;
    expect(Buffer.byteLength(account?.name ?? '')).toBeLessThanOrEqual(32);
    expect(account?.name).toMatch(/^a \[2Jé+…$/);
    expect(Buffer.byteLength(account?.home ?? '')).toBeLessThanOrEqual(64);
  });
});
