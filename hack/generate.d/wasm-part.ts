import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Pages of 64 KiB: a body at its longest, and what is noted of it. */
const PAGES = '162';

/**
 * A TypeScript module with a program of `assembly/` as WebAssembly, in base64.
 *
 * @param name of what the module exports
 * @throws Error where the program does not compile; the compiler says why on standard error
 */
export function wasmPart(source: string, name: string): string {
  // As a program: its types would change those of JavaScript's own objects for all that imports them.
  const packageFile = createRequire(import.meta.url).resolve('assemblyscript/package.json');
  const compiler = join(dirname(packageFile), 'bin', 'asc.js');
  const folder = mkdtempSync(join(tmpdir(), 'wasm-'));
  const file = join(folder, 'program.wasm');
  const options = [
    ...['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd'],
    ...['--initialMemory', PAGES, '--maximumMemory', PAGES],
  ];
  try {
    execFileSync(process.execPath, [compiler, source, '--outFile', file, ...options]);
    const binary = readFileSync(file).toString('base64');
    return [
      `// Generated from ${source} by \`npm run generate\`. Do not edit.`,
      `/** \`${source}\` as WebAssembly, in base64. */`,
      `export const ${name} =`,
      `  '${binary}';`,
      '',
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
