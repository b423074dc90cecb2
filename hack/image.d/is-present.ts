import { access } from 'node:fs/promises';

/** Whether a file or folder exists. */
export async function isPresent(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
