import type { FileTree } from '../../../evidence/file-tree.ts';
import type { StatusScriptFacts } from '../init/init-facts.ts';
import { FILE_BOUNDS } from './file-bounds.ts';
import { FILE_PATHS } from './file-paths.ts';
import { placeText } from './place-text.ts';
import { readWhole } from './read-whole.ts';
import { SHELL_FILES } from './shell-files.ts';
import { textIn } from './text-in.ts';

/** SHA-256 of upstream's `init-status.sh`, the same in all its releases since v0.3. */
const UPSTREAM = '502e738c7e2be9feab53e100731783072e14bb8dd5bd7856dbdc58a1571009ce';
const CALL = /^[^#\n]*\binit-status\.sh\b/m;

/** What the image's `init-status.sh` is, and which start-up files of shells call it. */
export async function readStatusScript(
  tree: FileTree,
  sha256: (bytes: Uint8Array) => string,
): Promise<StatusScriptFacts> {
  const hooks = await findHooks(tree);
  for (const path of FILE_PATHS.statusScript) {
    const file = await readWhole(tree, path, FILE_BOUNDS.script);
    if (file.state === 'Missing') continue;
    const { mode, kind } = file.node;
    const upstream = file.state === 'Read' && sha256(file.bytes) === UPSTREAM;
    return { state: 'Present', path, mode, regular: kind === 'File', upstream, hooks };
  }
  return { state: 'Missing' };
}

async function findHooks(tree: FileTree): Promise<string[]> {
  const scripts = await tree.list(SHELL_FILES.folder, SHELL_FILES.mostInFolder);
  const paths = [
    ...SHELL_FILES.paths,
    ...scripts.filter(SHELL_FILES.isScript).map((name) => `${SHELL_FILES.folder}/${name}`),
  ];
  const calling = await Promise.all(paths.map((path) => calls(tree, path)));
  return paths
    .filter((_, index) => calling[index])
    .map(placeText)
    .slice(0, SHELL_FILES.mostHooks);
}

async function calls(tree: FileTree, path: string): Promise<boolean> {
  const file = await readWhole(tree, path, FILE_BOUNDS.script);
  return file.state === 'Read' && CALL.test(textIn(file.bytes));
}
