import { join, relative } from 'node:path';

import { build } from 'esbuild';

import { builtinModules } from './builtin-modules.ts';
import { isPresent } from './is-present.ts';

/**
 * What CommonJS packages inside the ES module expect: requiring Node.js' own modules, and the folder they are in. A real `require` takes two
 * milliseconds to make, and is needed for what is missing alone: packages look whether optional ones are there.
 */
const banner = [
  "const __module = () => process.getBuiltinModule('node:module');",
  'const require = (name) => process.getBuiltinModule(name) ?? __module().createRequire(import.meta.url)(name);',
  'const __filename = import.meta.filename, __dirname = import.meta.dirname;',
].join(' ');

/** One module of a bundle. */
export interface BundledFile {
  /** Relative to the folder of the bundle: the entry's name, or a file below `chunks`. */
  readonly path: string;
  readonly content: Uint8Array;
}

/**
 * Makes of an entry point and all that it imports a few ES modules for Node.js 24: the entry, and below `chunks` what is imported when it
 * is asked for, so that no subcommand loads the libraries of another. A chunk's name ends with a hash of its content: the same sources
 * and packages give the same names and the same bytes. Licence comments of the packages are kept, at the ends.
 *
 * @returns the files, the entry first
 * @throws Error when the entry is missing or the sources do not resolve
 */
export async function bundle(options: {
  readonly root: string;
  /** Relative to the root. */
  readonly entry: string;
  /** File name of the entry, with the extension `.mjs`. */
  readonly name: string;
}): Promise<readonly BundledFile[]> {
  const { root, entry, name } = options;
  if (!(await isPresent(join(root, entry)))) {
    throw new Error(`There is no ${entry} in ${root} to bundle`);
  }
  // Only a name: nothing is written.
  const folder = join(root, 'bundle');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [{ in: entry, out: name.replace(/\.mjs$/, '') }],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    write: false,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    banner: { js: banner },
    plugins: [builtinModules],
    sourcemap: false,
    // Without white space the files are a third of the size, and Node.js starts sooner: that is every boot of a
    // candidate. Names stay, for stack traces; so do lines, because Node.js prints the line that threw.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 160,
    // A linked node_modules gives the same bytes as an installed one.
    preserveSymlinks: true,
    legalComments: 'eof',
    logLevel: 'warning',
  });
  const files = outputFiles.map(({ path, contents }) => ({
    path: relative(folder, path),
    content: contents,
  }));
  return files.sort((a, b) => Number(b.path === name) - Number(a.path === name));
}
