import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { BuildContext } from '../build-context.ts';
import type { LayerFile } from '../layer-definition.ts';
import type { LayerEntry } from '../layer-entry.ts';
import type { LayerSource } from '../layer-source.ts';
import { sha256 } from '../sha256.ts';

/** Files that are written by hand, here or in the project. */
export function filesLayer(context: BuildContext, files: readonly LayerFile[]): LayerSource {
  const entries = (): Promise<LayerEntry[]> =>
    Promise.all(files.map((file) => toEntry(context, file)));
  return {
    fingerprint: async () =>
      JSON.stringify(
        (await entries()).map((entry) =>
          entry.type === 'file' ? { ...entry, content: sha256(entry.content) } : entry,
        ),
      ),
    entries,
  };
}

async function toEntry(context: BuildContext, file: LayerFile): Promise<LayerEntry> {
  if ('symlink' in file) {
    return { path: file.path, mode: 0o777, type: 'symlink', target: file.symlink };
  }
  if ('directory' in file) {
    const { path, mode, uid } = file;
    return { path, mode, type: 'directory', ...(uid === undefined ? {} : { uid }) };
  }
  const content =
    'text' in file ? Buffer.from(file.text) : await readFile(join(context.root, file.source));
  return { path: file.path, mode: file.mode, type: 'file', content };
}
