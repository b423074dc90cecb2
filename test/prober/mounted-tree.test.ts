import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMountedTree } from '../../src/prober/mounted-tree.ts';

let folder: string;
let root: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mounted-tree-'));
  root = join(folder, 'root');
  mkdirSync(root);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('createMountedTree', () => {
  test('nothing of the machine shows through a link', async () => {
    const secret = join(folder, 'secret');
    writeFileSync(secret, 'secret');
    symlinkSync(secret, join(root, 'to-secret'));
    symlinkSync(`${'../'.repeat(20)}${secret}`, join(root, 'up-to-secret'));
    const tree = createMountedTree(root);
    const paths = ['/to-secret', '/up-to-secret', '/../secret', secret];
    expect(await Promise.all(paths.map((path) => tree.look(path)))).toEqual(
      paths.map(() => undefined),
    );
  });

  test('a folder that cannot be entered is not missing', () => {
    const closed = join(root, 'closed');
    mkdirSync(closed);
    writeFileSync(join(closed, 'f'), '');
    chmodSync(closed, 0o000);
    chmodSync(folder, 0o755);
    // Root reads everything: the answer of another user is what counts.
    const module = join(import.meta.dirname, '../../src/prober/mounted-tree.ts');
    const script = `
      import('${module}').then(async ({ createMountedTree }) => {
        if (process.getuid() === 0) process.setuid(65534);
        const { look, list, read } = createMountedTree('${root}');
        const asked = [look('/closed/f'), list('/closed', 1), read('/closed/f', 1)];
        for (const { reason } of await Promise.allSettled(asked)) console.log(reason?.code);
      })`;
    const output = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    expect(output.trim().split('\n')).toEqual(['EACCES', 'EACCES', 'EACCES']);
  });

  test('a device is not opened', async () => {
    const tree = createMountedTree('/');
    expect(await tree.look('/dev/null')).toMatchObject({ kind: 'Other' });
    await expect(tree.read('/dev/null', 1)).rejects.toMatchObject({ code: 'EINVAL' });
  });
});
