import type { PluginFacts } from '../../../../src/contract/cubbi/plugin/plugin-facts.ts';
import { readPlugin } from '../../../../src/contract/cubbi/plugin/read-plugin.ts';
import { CONFIG_PLUGIN, ENV_PLUGIN } from './plugin-source.ts';

/** Where the plugin of an image of the name `mytool` is. */
export const PLACE = { path: '/cubbi/mytool_plugin.py', name: 'mytool' };

/** What a source says that is read to its end. */
export function readFacts(
  source: string,
  name = 'mytool',
): Extract<PluginFacts, { state: 'Read' }> {
  const facts = readPlugin(source, { ...PLACE, name });
  if (facts.state !== 'Read') throw new Error(facts.message);
  return facts;
}

/** Its problems as `line rule: message`. */
export function problemsOf(source: string, name?: string): string[] {
  return readFacts(source, name).problems.map(
    ({ line, rule, message }) => `${line} ${rule}: ${message}`,
  );
}

/** The plugin of revision Config with something else in place of a part of it. */
export function configWith(part: string, other: string): string {
  return replaced(CONFIG_PLUGIN, part, other);
}

/** The plugin of revision Env with something else in place of a part of it. */
export function envWith(part: string, other: string): string {
  return replaced(ENV_PLUGIN, part, other);
}

function replaced(source: string, part: string, other: string): string {
  if (!source.includes(part)) throw new Error(`there is no ${part}`);
  return source.replace(part, () => other);
}
