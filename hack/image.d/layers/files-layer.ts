import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { BuildContext } from '../build-context.ts';
import type { Edits, LayerFile } from '../layer-definition.ts';
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
  if ('text' in file) {
    const { path, mode, text } = file;
    return { path, mode, type: 'file', content: Buffer.from(text) };
  }
  const { path, mode, gid, source, edits } = file;
  const content = await readFile(join(context.root, source));
  return {
    path,
    mode,
    type: 'file',
    content: edits === undefined ? content : edit(source, edits, content),
    ...(gid === undefined ? {} : { gid }),
  };
}

function edit(source: string, edits: Edits, content: Buffer): Buffer {
  let text = content.toString();
  for (const [from, to] of Object.entries(edits)) {
    const pieces = text.split(from);
    if (pieces.length !== 2) {
      throw new Error(`${source} has ${pieces.length - 1} times, not once: ${from}`);
    }
    text = pieces.join(to);
  }
  return Buffer.from(text);
}
