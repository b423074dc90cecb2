import type { CubbiCheck } from '../cubbi-check.ts';
import { pluginResult } from '../plugin/plugin-result.ts';

/** The plugin has a class for the init script. */
export const pluginClass: CubbiCheck = {
  id: 'CB-092',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'A class of the plugin derives from ToolPlugin of cubbi_init',
  reasons: ['PluginInvalid'],
  help: 'The init script makes an object of it. A class of its own with the same members works today but lacks what ToolPlugin gives to every plugin, which is told as a warning.',
  fix: 'write from cubbi_init import ToolPlugin, and derive the class from it',
  needs: 'Files',
  run: (input) => pluginResult(input, { rules: ['NoClass'], lesser: ['NotDerived'] }),
};
