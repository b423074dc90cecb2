import { cleanText } from '../../../evidence/clean-text.ts';
import type { FileTree } from '../../../evidence/file-tree.ts';
import { inspectElf } from '../../../evidence/inspect-elf.ts';
import { PROGRAM_NAMES } from './cubbi-files.ts';
import type { CubbiFiles, ProgramFact, ProgramName } from './cubbi-files.ts';
import { FILE_BOUNDS } from './file-bounds.ts';
import { PROGRAM_FOLDERS } from './program-folders.ts';
import { programRank } from './program-rank.ts';
import type { WalkFindings } from './walk-findings.ts';

const MOST = 8;
const MOST_PATH_BYTES = 128;
const EXECUTABLE = 0o111;

/**
 * The programs of the contract, by name. What a walk found is completed by the same files under the names that links to their folders give
 * them, because a `PATH` may hold either.
 */
export async function findPrograms(
  tree: FileTree,
  findings: WalkFindings,
): Promise<CubbiFiles['programs']> {
  // The usual ones also where a bound ended the walk before it came to them.
  const folders = [...PROGRAM_FOLDERS, ...(await linkedFolders(tree, findings.links))];
  const found = {} as Record<ProgramName, readonly ProgramFact[]>;
  for (const name of PROGRAM_NAMES) {
    const paths = [...findings.programs(name), ...folders.map((folder) => `${folder}/${name}`)];
    const facts: ProgramFact[] = [];
    for (const path of new Set(paths)) {
      const fact = await programAt(tree, path);
      if (fact !== undefined) facts.push(fact);
    }
    facts.sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
    found[name] = await Promise.all(
      facts.slice(0, MOST).map((fact) => withArchitecture(tree, fact)),
    );
  }
  return found;
}

async function linkedFolders(tree: FileTree, links: readonly string[]): Promise<string[]> {
  const nodes = await Promise.all(links.map((path) => tree.look(path).catch(() => undefined)));
  return links
    .filter((_, index) => nodes[index]?.kind === 'Directory')
    .flatMap((path) => [path, `${path}/bin`]);
}

/** A path that is not plain text, or is longer than any real one, is none that a `PATH` leads to. */
async function programAt(tree: FileTree, path: string): Promise<ProgramFact | undefined> {
  if (cleanText(path, MOST_PATH_BYTES) !== path) return undefined;
  const node = await tree.look(path).catch(() => undefined);
  if (node?.kind !== 'File') return undefined;
  const { kind, mode, uid, gid } = node;
  return { path, kind, mode, uid, gid };
}

function rankOf({ path, mode }: ProgramFact): string {
  return `${(mode & EXECUTABLE) === 0 ? 1 : 0}/${programRank(path)}`;
}

async function withArchitecture(tree: FileTree, fact: ProgramFact): Promise<ProgramFact> {
  const header = await tree.read(fact.path, FILE_BOUNDS.header).catch(() => undefined);
  const elf = header && inspectElf(header);
  return elf?.kind === 'Elf' ? { ...fact, architecture: elf.architecture } : fact;
}
