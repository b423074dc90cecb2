import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { pluginProblemsResult } from '../plugin/plugin-problems-result.ts';

/** The plugin is a program. */
export const pluginParses: CubbiCheck = {
  id: 'CB-091',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The plugin is valid Python 3',
  reasons: ['PluginInvalid'],
  help: 'The init script imports it and ends where that fails. Only the first mistake is told. What Python 3.10 to 3.14 allow is none, whichever of them the image has.',
  fix: 'correct the line; python3 -m py_compile finds the same mistake',
  needs: 'Files',
  run,
};

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const { plugin } = files.value;
  return plugin.state === 'Read' ? pluginProblemsResult(plugin, ['Syntax']) : NOT_APPLICABLE;
}
