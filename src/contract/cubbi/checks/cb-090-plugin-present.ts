import { cleanText } from '../../../evidence/clean-text.ts';
import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';

/** The image has the plugin of its tool. */
export const pluginPresent: CubbiCheck = {
  id: 'CB-090',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The plugin of the tool is beside the init script',
  reasons: ['PluginInvalid'],
  help: 'Its name is the name of the metadata in lower case with _ for -, and _plugin.py. Without the file the init script says so in its log, skips the setup of the tool and goes on. A regular file of at most 256 KiB.',
  fix: 'copy the plugin to that path, or correct the name in the metadata',
  needs: 'Files',
  run,
};

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const { plugin, init } = files.value;
  // The metadata says what is wrong with the name; without an init script there is no place to look at.
  if (plugin.state === 'NoName' || init.state === 'Missing') return NOT_APPLICABLE;
  if (plugin.state === 'Read') return PASSED;
  if (plugin.state === 'Unreadable') return failed(cleanText(plugin.message, 200));
  const path = cleanText(plugin.path, 96);
  const result = failed(`The image has no ${path}, so that init skips the setup of the tool`);
  return unlessCutShort(files.value, path, result);
}

function failed(message: string): CheckResult {
  return { outcome: 'Failed', reason: 'PluginInvalid', message };
}
