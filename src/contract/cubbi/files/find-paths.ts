import type { FileNode, FileTree } from '../../../evidence/file-tree.ts';
import type { PathFact } from './cubbi-files.ts';
import { FILE_PATHS } from './file-paths.ts';
import { placeText } from './place-text.ts';

const PATHS = [
  '/app',
  '/bin/bash',
  '/cubbi',
  '/cubbi-config',
  '/cubbi/config.yaml',
  '/cubbi/init.log',
  '/etc/sudoers.d',
  '/home/cubbi',
  FILE_PATHS.status,
  FILE_PATHS.metadata,
  ...FILE_PATHS.init,
  ...FILE_PATHS.statusScript,
];
const FOLDER = '/cubbi';
/** Names that are looked at in the folder, and scripts among them that are told. */
const MOST_NAMES = 1024;
const MOST_SCRIPTS = 32;

/** What is at the places of the contract, at the plugin's and at every script of `/cubbi`; links at the end are not followed. */
export async function findPaths(
  tree: FileTree,
  plugin: string | undefined,
): Promise<Readonly<Record<string, PathFact>>> {
  const names = await tree.list(FOLDER, MOST_NAMES);
  const scripts = names.filter((name) => name.endsWith('.py')).slice(0, MOST_SCRIPTS);
  const paths = new Set([
    ...PATHS,
    ...(plugin === undefined ? [] : [plugin]),
    ...scripts.map((name) => `${FOLDER}/${name}`),
  ]);
  const found: [path: string, fact: PathFact][] = [];
  for (const path of paths) {
    const node = await tree.look(path, 'Stay');
    if (node !== undefined) found.push([placeText(path), pathFact(path, node)]);
  }
  return Object.fromEntries(found);
}

function pathFact(path: string, { kind, mode, uid, gid }: FileNode): PathFact {
  return { path: placeText(path), kind, mode, uid, gid };
}
