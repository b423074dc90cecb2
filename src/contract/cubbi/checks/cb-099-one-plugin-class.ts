import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck } from '../cubbi-check.ts';
import { isEnvPlugin } from '../plugin/is-env-plugin.ts';
import { pluginResult } from '../plugin/plugin-result.ts';

/** The init script has no choice. */
export const onePluginClass: CubbiCheck = {
  id: 'CB-099',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'Only one class of the plugin can be taken',
  reasons: ['PluginInvalid'],
  help: 'The init script of revision Env takes the first by name of the classes with tool_name and initialize, inherited ones too, so also a base class that was not meant. Revision Config is told by PLUGIN_CLASS.',
  fix: 'keep one class with tool_name and initialize in the file',
  needs: 'Files',
  run: (input) => {
    const result = pluginResult(input, { rules: ['SeveralClasses'] });
    return result.outcome === 'Unknown' || isEnvPlugin(input) ? result : NOT_APPLICABLE;
  },
};
