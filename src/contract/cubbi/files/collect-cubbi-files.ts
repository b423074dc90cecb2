import type { FileTree } from '../../../evidence/file-tree.ts';
import type { CubbiFiles } from './cubbi-files.ts';
import { FILE_BOUNDS } from './file-bounds.ts';
import { FILE_PATHS } from './file-paths.ts';
import { findCaches } from './find-caches.ts';
import { findPasswordlessSudo } from './find-passwordless-sudo.ts';
import { findPaths } from './find-paths.ts';
import { findPrograms } from './find-programs.ts';
import { findSecrets } from './find-secrets.ts';
import { findSources } from './find-sources.ts';
import { fitFacts } from './fit-facts.ts';
import { readAccounts } from './read-accounts.ts';
import { readInitFile } from './read-init-file.ts';
import { readMetadataFile } from './read-metadata-file.ts';
import { readPluginFile } from './read-plugin-file.ts';
import { readStatusScript } from './read-status-script.ts';
import { readWhole } from './read-whole.ts';
import { textIn } from './text-in.ts';
import { createWalkFindings } from './walk-findings.ts';
import { walkTree } from './walk-tree.ts';

const WALK = { entries: 250_000, depth: 64 };

/**
 * Gathers all that the contract wants to know of the files of an image. Nothing is executed. Rejects where a file that a rule is about cannot be
 * read; where the walk through the rest cannot go on, the facts say that they are not whole.
 *
 * @param sha256 gives the SHA-256 of bytes as 64 hexadecimal digits
 */
export async function collectCubbiFiles(
  tree: FileTree,
  sha256: (bytes: Uint8Array) => string,
): Promise<CubbiFiles> {
  const named = [
    readMetadataFile(tree),
    readInitFile(tree, sha256),
    readStatusScript(tree, sha256),
    readAccountsAndSudo(tree),
    isBakedTrue(tree),
    findCaches(tree),
    walk(tree),
  ] as const;
  // All of them, even where one fails: layers then learn at once which contents are asked for.
  await Promise.allSettled(named);
  const [metadata, init, statusScript, users, statusBakedTrue, caches, walked] =
    await Promise.all(named);
  const plugin = await readPluginFile(tree, metadata, init);
  const { whole, programs, python, setuid, secrets } = walked;
  return fitFacts({
    v: 1,
    whole,
    metadata,
    init,
    statusScript,
    plugin,
    programs,
    ...users,
    paths: await findPaths(tree, plugin.state === 'NoName' ? undefined : plugin.path),
    statusBakedTrue,
    sources: await findSources(tree, metadata),
    python,
    setuid,
    secrets,
    caches,
  });
}

async function readAccountsAndSudo(
  tree: FileTree,
): Promise<Pick<CubbiFiles, 'accounts' | 'groups' | 'passwordlessSudo'>> {
  const accounts = await readAccounts(tree);
  return { ...accounts, passwordlessSudo: await findPasswordlessSudo(tree, accounts) };
}

async function isBakedTrue(tree: FileTree): Promise<boolean> {
  const file = await readWhole(tree, FILE_PATHS.status, FILE_BOUNDS.status);
  return file.state === 'Read' && /\bINIT_COMPLETE=true\b/.test(textIn(file.bytes));
}

async function walk(
  tree: FileTree,
): Promise<Pick<CubbiFiles, 'whole' | 'programs' | 'python' | 'setuid' | 'secrets'>> {
  const findings = createWalkFindings();
  const walked = await walkTree(tree, WALK, (entry) => findings.see(entry));
  const found = await findSecrets(tree, findings.secretPlaces);
  const { setuid, minors, packages, uvEnvironments } = findings;
  return {
    whole: walked && findings.whole && found.whole,
    programs: await findPrograms(tree, findings),
    python: {
      minors: [...minors].sort((a, b) => a - b),
      ruamel: packages.has('ruamel'),
      pydantic: packages.has('pydantic'),
      uvEnvironments,
    },
    setuid,
    secrets: found.secrets,
  };
}
