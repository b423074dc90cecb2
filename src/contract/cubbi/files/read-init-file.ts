import type { FileTree } from '../../../evidence/file-tree.ts';
import type { InitFacts } from '../init/init-facts.ts';
import { readInitScript } from '../init/read-init-script.ts';
import { FILE_BOUNDS } from './file-bounds.ts';
import { FILE_PATHS } from './file-paths.ts';
import { readWhole } from './read-whole.ts';
import type { WholeFile } from './read-whole.ts';

/** Files of the generation before v0.3 that nothing else has. */
const LEGACY = ['/cubbi-image.yaml', '/cubbi-init.sh'];
/** Files that it had too, and others may have. */
const LEGACY_BESIDES = ['/entrypoint.sh', '/init-status.sh', '/init.log', '/init.status'];

/** What the image's `cubbi_init.py` is. */
export async function readInitFile(
  tree: FileTree,
  sha256: (bytes: Uint8Array) => string,
): Promise<InitFacts> {
  for (const path of FILE_PATHS.init) {
    const file = await readWhole(tree, path, FILE_BOUNDS.init);
    if (file.state === 'Unfit') return { state: 'Unfit', path, message: unfit(path, file) };
    if (file.state === 'Read')
      return readInitScript({ path, mode: file.node.mode, bytes: file.bytes, sha256 });
  }
  const legacy = await there(tree, LEGACY);
  const besides = legacy.length === 0 ? [] : await there(tree, LEGACY_BESIDES);
  return { state: 'Missing', legacy: [...legacy, ...besides] };
}

async function there(tree: FileTree, paths: readonly string[]): Promise<string[]> {
  const nodes = await Promise.all(paths.map((path) => tree.look(path)));
  return paths.filter((_, index) => nodes[index]?.kind === 'File');
}

function unfit(path: string, { kind }: Extract<WholeFile, { state: 'Unfit' }>): string {
  if (kind === 'TooLarge') return `${path} is larger than ${FILE_BOUNDS.init / 1024} KiB`;
  return `${path} is ${kind === 'Directory' ? 'a directory' : 'a special file'}, not a regular file`;
}
