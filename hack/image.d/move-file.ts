import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Renames a file and makes the folder that it moves into. */
export async function moveFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
}
