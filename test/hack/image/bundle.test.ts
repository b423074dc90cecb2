import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { bundle } from '../../../hack/image.d/bundle.ts';

const root = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(root, { recursive: true }));

beforeAll(() => {
  mkdirSync(join(root, 'src'));
  mkdirSync(join(root, 'node_modules', 'old'), { recursive: true });
  writeFileSync(
    join(root, 'node_modules', 'old', 'index.js'),
    "/*! licence of old */ module.exports = require('os').EOL + require('path').basename(__dirname);",
  );
  writeFileSync(
    join(root, 'src', 'main.ts'),
    "import old from 'old';\nimport type { X } from './x.ts';\nimport { hello } from './hello.ts';\nconst x: X = hello;\nconsole.log(await Promise.resolve(x), JSON.stringify(old));\n",
  );
  writeFileSync(join(root, 'src', 'x.ts'), 'export type X = string;\n');
  writeFileSync(join(root, 'src', 'hello.ts'), "export const hello = 'hello';\n");
});

describe('bundle', () => {
  test('makes one file that runs alone, with what CommonJS packages expect', async () => {
    const output = join(root, 'out', 'operator.mjs');
    await bundle({ root, entry: 'src/main.ts', output });
    rmSync(join(root, 'out', 'node_modules'), { recursive: true, force: true });
    expect(execFileSync(process.execPath, [output], { encoding: 'utf8' })).toBe('hello "\\nout"\n');
  });

  test('keeps licences and makes the same bytes twice', async () => {
    const outputs = ['a.mjs', 'b.mjs'].map((name) => join(root, name));
    for (const output of outputs) {
      await bundle({ root, entry: 'src/main.ts', output });
    }
    const [a, b] = outputs.map((output) => readFileSync(output, 'utf8'));
    expect(a).toContain('licence of old');
    expect(a).toBe(b);
  });

  test('names the missing entry', async () => {
    await expect(bundle({ root, entry: 'src/none.ts', output: join(root, 'c') })).rejects.toThrow(
      `There is no src/none.ts in ${root} to bundle`,
    );
  });
});
