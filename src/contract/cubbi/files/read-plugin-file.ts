import { cleanText } from '../../../evidence/clean-text.ts';
import type { FileTree } from '../../../evidence/file-tree.ts';
import type { InitFacts } from '../init/init-facts.ts';
import { isUnsafeName } from '../metadata/is-unsafe-name.ts';
import type { MetadataFacts } from '../metadata/metadata-facts.ts';
import type { PluginFacts } from '../plugin/plugin-facts.ts';
import { readPlugin } from '../plugin/read-plugin.ts';
import { FILE_BOUNDS } from './file-bounds.ts';
import { FILE_PATHS } from './file-paths.ts';
import { readWhole } from './read-whole.ts';
import type { WholeFile } from './read-whole.ts';
import { textIn } from './text-in.ts';

/** What the image's tool plugin is: the file beside the init script that the metadata's name leads to. */
export async function readPluginFile(
  tree: FileTree,
  metadata: MetadataFacts,
  init: InitFacts,
): Promise<PluginFacts> {
  const name = metadata.state === 'Read' ? (metadata.fields.name ?? '') : '';
  // A name that leads elsewhere is what CB-009 says; nothing is read there.
  if (name === '' || isUnsafeName(name)) return { state: 'NoName' };
  const script = init.state === 'Missing' ? FILE_PATHS.init[0] : init.path;
  const folder = script.slice(0, script.lastIndexOf('/'));
  const path = `${folder}/${name.toLowerCase().replaceAll('-', '_')}_plugin.py`;
  const file = await readWhole(tree, path, FILE_BOUNDS.plugin);
  if (file.state === 'Missing') return { state: 'Missing', path };
  if (file.state === 'Unfit') return { state: 'Unreadable', path, message: unfit(path, file) };
  return readPlugin(textIn(file.bytes), { path, name });
}

function unfit(path: string, { kind }: Extract<WholeFile, { state: 'Unfit' }>): string {
  const what = cleanText(path, 96);
  if (kind === 'TooLarge') return `${what} is larger than ${FILE_BOUNDS.plugin / 1024} KiB`;
  return `${what} is ${kind === 'Directory' ? 'a directory' : 'a special file'}, not a regular file`;
}
