import type { FileTree } from '../../../evidence/file-tree.ts';
import type { Accounts } from './read-accounts.ts';
import { FILE_BOUNDS } from './file-bounds.ts';
import { FILE_PATHS } from './file-paths.ts';
import { parseSudoers } from './parse-sudoers.ts';
import type { SudoersFile } from './parse-sudoers.ts';
import { placeText } from './place-text.ts';
import { readWhole } from './read-whole.ts';
import { textIn } from './text-in.ts';

const USER = 'cubbi';
/** The ids that the init script gives to the user by default. */
const OWN_IDS = ['#1000', '%#1000'];
const MOST_FILES = 64;
const MOST_FOUND = 32;

/** Files of sudo that let cubbi, or a group that cubbi is in, become root without a password. */
export async function findPasswordlessSudo(
  tree: FileTree,
  accounts: Accounts,
): Promise<readonly string[]> {
  const identities = identitiesOf(accounts);
  const files = new Map<string, SudoersFile>();
  const open: string[] = [FILE_PATHS.sudoers];
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    if (files.has(path) || files.size === MOST_FILES) continue;
    const file = await readWhole(tree, path, FILE_BOUNDS.sudoers);
    if (file.state !== 'Read') continue;
    const parsed = parseSudoers(textIn(file.bytes), identities);
    files.set(path, parsed);
    for (const include of parsed.includes) open.push(...(await included(tree, include)));
  }
  const asksNobody = [...files.values()].some((file) => file.asksNobody);
  return [...files]
    .filter(([, file]) => file.grantsFreely || (asksNobody && file.grants))
    .map(([path]) => placeText(path))
    .sort()
    .slice(0, MOST_FOUND);
}

async function included(
  tree: FileTree,
  { path, folder }: SudoersFile['includes'][number],
): Promise<string[]> {
  const absolute = path.startsWith('/') ? path : `/etc/${path}`;
  if (!folder) return [absolute];
  const names = await tree.list(absolute, MOST_FILES);
  // Left out by sudo as well: backups and what packages leave behind.
  return names
    .filter((name) => !name.includes('.') && !name.endsWith('~'))
    .map((name) => `${absolute}/${name}`);
}

function identitiesOf({ accounts = [], groups = [] }: Accounts): ReadonlySet<string> {
  const primary = accounts.filter(({ name }) => name === USER).map(({ gid }) => gid);
  const own = groups.filter(({ gid, members }) => members.includes(USER) || primary.includes(gid));
  return new Set([
    ...['ALL', USER, `%${USER}`],
    ...OWN_IDS,
    ...own.flatMap(({ name, gid }) => [`%${name}`, `%#${gid}`]),
  ]);
}
