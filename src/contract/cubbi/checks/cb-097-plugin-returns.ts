import type { CubbiCheck } from '../cubbi-check.ts';
import { pluginResult } from '../plugin/plugin-result.ts';

/** The plugin tells the init script how it went. */
export const pluginReturns: CubbiCheck = {
  id: 'CB-097',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'The methods of the plugin return a value, and its import does not exit',
  reasons: ['PluginInvalid'],
  help: 'The init script takes a method that returns nothing for one that failed. An exit while the plugin is imported is not caught: with code 0 the container ends as if all were well. Only obvious cases are told.',
  fix: 'end every path with return True or False, and raise an error instead of exiting',
  needs: 'Files',
  run: (input) => pluginResult(input, { rules: ['NoReturn', 'ExitAtImport'] }),
};
