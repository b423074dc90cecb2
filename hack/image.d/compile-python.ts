import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { BuildContext } from './build-context.ts';
import type { LayerEntry } from './layer-entry.ts';
import { run } from './run.ts';
import { withStaging } from './with-staging.ts';

const libraries = '/usr/lib/x86_64-linux-gnu';

/**
 * Compiled Python modules, which installing the packages would have made: without them Python compiles at every start
 * of a container. Only what the named modules import is compiled.
 *
 * @param entries a whole userland with its own Python; that Python runs, from a folder and not as root
 * @param modules such as `argparse`
 */
export async function compilePython(
  context: Pick<BuildContext, 'cache' | 'root'>,
  entries: readonly LayerEntry[],
  modules: readonly string[],
): Promise<LayerEntry[]> {
  return withStaging(context, async (folder) => {
    await unpack(folder, entries);
    const output = await run(
      join(folder, libraries, 'ld-linux-x86-64.so.2'),
      [
        ...['--library-path', join(folder, libraries), join(folder, 'usr/bin/python3'), '-s', '-B'],
        ...[join(context.root, 'hack/image.d/compile-python.py'), folder, ...modules],
      ],
      {
        // Sets are written in the order of their hashes: a fixed seed makes the same bytes.
        env: { PYTHONHOME: join(folder, 'usr'), PYTHONHASHSEED: '0', PYTHONPATH: '' },
        ifMissing: 'the Debian package libc6 has another layout than expected',
      },
    );
    const paths = output.toString().trim().split('\n');
    return Promise.all(
      paths.map(async (path): Promise<LayerEntry> => ({
        path: path.slice(folder.length),
        mode: 0o644,
        type: 'file',
        content: await readFile(path),
      })),
    );
  });
}

/** Writes what is below /usr. Modes other than "executable" do not matter here, and links stay inside. */
async function unpack(folder: string, entries: readonly LayerEntry[]): Promise<void> {
  for (const entry of entries.filter(({ path }) => path.startsWith('/usr/'))) {
    const path = join(folder, entry.path);
    await mkdir(dirname(path), { recursive: true });
    if (entry.type === 'file') {
      await writeFile(path, entry.content, { mode: 0o700 });
    } else if (entry.type === 'symlink' && !entry.target.startsWith('/')) {
      await symlink(entry.target, path);
    }
  }
}
