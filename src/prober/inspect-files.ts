import { stat } from 'node:fs/promises';
import type { FileFact, FileFacts } from '../evidence/image-evidence.ts';
import type { Known } from '../evidence/known.ts';
import { inspectFile } from './inspect-file.ts';

/** What is known of the files of an image that is mounted at `root`. Without a mount nothing is known; that is no missing file. */
export async function inspectFiles(root: string, paths: readonly string[]): Promise<FileFacts> {
  const mounted = await isFolder(root);
  const facts: [path: string, fact: Known<FileFact>][] = [];
  for (const path of paths)
    facts.push([path, mounted ? await inspectFile(root, path) : NOT_MOUNTED]);
  return Object.fromEntries(facts);
}

const NOT_MOUNTED: Known<never> = {
  known: false,
  reason: 'EvidenceUnreadable',
  message: 'The image is not mounted',
};

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
