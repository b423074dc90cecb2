import type { InitFacts, Revision } from '../../../../src/contract/cubbi/init/init-facts.ts';
import type { PluginFacts } from '../../../../src/contract/cubbi/plugin/plugin-facts.ts';
import { readPlugin } from '../../../../src/contract/cubbi/plugin/read-plugin.ts';
import { goodFiles } from '../good-files.ts';
import type { CubbiCase } from './cubbi-case.ts';

export const PLUGIN_PATH = '/cubbi/mytool_plugin.py';

type Given = Pick<CubbiCase, 'revision' | 'evidence'>;

/** The good image of a revision with this plugin. */
export function withPlugin(
  plugin: PluginFacts,
  revision: Revision = 'Config',
  whole = true,
): Given {
  return { revision, evidence: { files: goodFiles(revision, { plugin, whole }) } };
}

/** The good image of a revision with a plugin of this source. */
export function withSource(source: string, revision: Revision = 'Config'): Given {
  return withPlugin(readPlugin(source, { path: PLUGIN_PATH, name: 'mytool' }), revision);
}

/** The good image of revision Config with a plugin of this source and this init script. */
export function withInit(source: string, init: InitFacts): Given {
  const plugin = readPlugin(source, { path: PLUGIN_PATH, name: 'mytool' });
  return { evidence: { files: goodFiles('Config', { plugin, init }) } };
}
