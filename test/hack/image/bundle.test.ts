import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { bundle } from '../../../hack/image.d/bundle.ts';
import { writeBundle } from '../../../hack/image.d/write-bundle.ts';

const root = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeAll(() => {
  const old =
    "let absent; try { require('absent'); } catch (error) { absent = error.code; } module.exports = [require('os').EOL, require('node:path').basename(__dirname), absent];";
  write('node_modules/old/index.js', `/*! licence of old */ ${old}`);
  write(
    'src/main.ts',
    `import type { X } from './x.ts';
     import { createServer, METHODS as methods } from 'node:http';
     import * as path from 'node:path';
     import os from 'node:os';
     import { hello } from './hello.ts';
     const x: X = hello;
     if (process.argv.includes('builtin')) console.log(typeof createServer, methods.includes('GET'), path.join('a', 'b'), os.EOL);
     console.log(await Promise.resolve(x));
     if (process.argv.includes('more')) await import('./more.ts');
     if (process.argv.includes('other')) await import('./other.ts');`,
  );
  write('src/more.ts', "import old from 'old'; console.log(JSON.stringify(old));");
  write('src/other.ts', "import { hello } from './hello.ts'; throw new Error(hello);");
  write('src/x.ts', 'export type X = string;');
  write('src/hello.ts', "export const hello = 'hello';");
});

const make = () => bundle({ root, entry: 'src/main.ts', name: 'operator.mjs' });
const run = (folder: string, ...args: string[]) =>
  execFileSync(process.execPath, [join(folder, 'operator.mjs'), ...args], { encoding: 'utf8' });

describe('bundle', () => {
  test('makes files that run alone, with what CommonJS packages expect', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bundled-'));
    await writeBundle(await make(), folder);
    expect([run(folder), run(folder, 'more')]).toEqual([
      'hello\n',
      'hello\n["\\n","chunks","MODULE_NOT_FOUND"]\n',
    ]);
    rmSync(folder, { recursive: true });
  });

  test("takes Node.js' own modules by name, as a whole and as default", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bundled-'));
    await writeBundle(await make(), folder);
    expect(run(folder, 'builtin')).toBe('function true a/b \n\nhello\n');
    rmSync(folder, { recursive: true });
  });

  test.each([
    { file: 'operator.mjs', reason: 'nobody asked for WebSocket', loaded: false },
    { file: 'plain.mjs', reason: 'Node.js loads it for a plain import', loaded: true },
  ])('$file and what stands behind members of node:http: $reason', async ({ file, loaded }) => {
    const folder = mkdtempSync(join(tmpdir(), 'bundled-'));
    await writeBundle(await make(), folder);
    writeFileSync(join(folder, 'plain.mjs'), "import { METHODS } from 'node:http'; METHODS;");
    const look = `console.log(process.moduleLoadList.some((name) => /undici/.test(name)))`;
    const program = `import('./${file}').then(() => ${look})`;
    const output = execFileSync(process.execPath, ['-e', program], { cwd: folder });
    rmSync(folder, { recursive: true });
    expect(output.toString().endsWith(`${String(loaded)}\n`)).toBe(true);
  });

  test('keeps what is imported when it is asked for in a chunk of its own', async () => {
    const [entry, ...chunks] = (await make()).map(({ path, content }) => ({
      path,
      text: Buffer.from(content).toString(),
    }));
    expect([entry?.path, entry?.text.includes('licence of old')]).toEqual(['operator.mjs', false]);
    expect(chunks.filter(({ text }) => text.includes('licence of old'))).toEqual([
      expect.objectContaining({
        path: expect.stringMatching(/^chunks\/more-[A-Z0-9]{8}\.mjs$/) as unknown,
      }),
    ]);
  });

  test('makes the same names and bytes twice, wherever the sources are', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'bundle-elsewhere-'));
    cpSync(root, elsewhere, { recursive: true });
    const other = await bundle({ root: elsewhere, entry: 'src/main.ts', name: 'operator.mjs' });
    rmSync(elsewhere, { recursive: true });
    expect([await make(), other]).toEqual([await make(), await make()]);
  });

  test('names the missing entry', async () => {
    await expect(bundle({ root, entry: 'src/none.ts', name: 'c.mjs' })).rejects.toThrow(
      `There is no src/none.ts in ${root} to bundle`,
    );
  });
});

describe('writeBundle', () => {
  test('removes the chunks of earlier bundles and nothing else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bundled-'));
    const file = (path: string) => ({ path, content: Buffer.from(path) });
    writeFileSync(join(folder, 'other.txt'), '');
    await writeBundle([file('a.mjs'), file('chunks/old.mjs'), file('chunks/kept.mjs')], folder);
    await writeBundle([file('a.mjs'), file('chunks/kept.mjs'), file('chunks/new.mjs')], folder);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
      'a.mjs',
      'chunks',
      'chunks/kept.mjs',
      'chunks/new.mjs',
      'other.txt',
    ]);
    rmSync(folder, { recursive: true });
  });
});
