import { cleanText } from '../../../evidence/clean-text.ts';
import type { FileTree } from '../../../evidence/file-tree.ts';
import type { AccountFact, GroupFact } from './cubbi-files.ts';
import { FILE_BOUNDS } from './file-bounds.ts';
import { FILE_PATHS } from './file-paths.ts';
import { textIn } from './text-in.ts';

/** What `/etc/passwd` and `/etc/group` say. */
export interface Accounts {
  readonly accounts: readonly AccountFact[] | undefined;
  readonly groups: readonly GroupFact[] | undefined;
}

const MOST = 128;
const MOST_MEMBERS = 32;
const NAME_BYTES = 32;
const HOME_BYTES = 64;
const ID = /^\d{1,10}$/;
const USER = 'cubbi';
/** Ids that useradd gives to people: those that could be in the way come first. */
const FIRST_ID = 1000;

/** Accounts and groups of the image (passwd(5), group(5)). Lines that are malformed are left out. */
export async function readAccounts(tree: FileTree): Promise<Accounts> {
  const [passwd, group] = await Promise.all([
    linesOf(tree, FILE_PATHS.accounts),
    linesOf(tree, FILE_PATHS.groups),
  ]);
  return {
    accounts: passwd && relevant(passwd.flatMap(accountIn), ({ uid }) => uid),
    groups: group && relevant(group.flatMap(groupIn), ({ gid }) => gid),
  };
}

async function linesOf(tree: FileTree, path: string): Promise<string[] | undefined> {
  const node = await tree.look(path);
  if (node?.kind !== 'File') return undefined;
  const lines = textIn(await tree.read(path, FILE_BOUNDS.accounts)).split('\n');
  // The last one may be cut.
  return node.size > FILE_BOUNDS.accounts ? lines.slice(0, -1) : lines;
}

function accountIn(line: string): AccountFact[] {
  const [name = '', , uid = '', gid = '', , home = ''] = line.split(':');
  if (name === '' || name.startsWith('#') || !ID.test(uid) || !ID.test(gid)) return [];
  return [
    {
      name: cleanText(name, NAME_BYTES),
      uid: Number(uid),
      gid: Number(gid),
      home: cleanText(home, HOME_BYTES),
    },
  ];
}

function groupIn(line: string): GroupFact[] {
  const [name = '', , gid = '', members = ''] = line.split(':');
  if (name === '' || name.startsWith('#') || !ID.test(gid)) return [];
  const names = members.split(',').filter((member) => member.trim() !== '');
  return [
    {
      name: cleanText(name, NAME_BYTES),
      gid: Number(gid),
      members: first(names, (member) => member.trim() === USER)
        .slice(0, MOST_MEMBERS)
        .map((member) => cleanText(member, NAME_BYTES)),
    },
  ];
}

function relevant<T extends { readonly name: string }>(all: T[], id: (item: T) => number): T[] {
  if (all.length <= MOST) return all;
  const near = (item: T) => item.name === USER || id(item) >= FIRST_ID;
  return first(first(all, near), ({ name }) => name === USER).slice(0, MOST);
}

/** Those that match before the others, each in their order. */
function first<T>(all: readonly T[], matches: (item: T) => boolean): T[] {
  return [...all.filter(matches), ...all.filter((item) => !matches(item))];
}
