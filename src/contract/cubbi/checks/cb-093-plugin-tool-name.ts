import type { CubbiCheck } from '../cubbi-check.ts';
import { pluginResult } from '../plugin/plugin-result.ts';

/** The plugin says which tool it sets up. */
export const pluginToolName: CubbiCheck = {
  id: 'CB-093',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The tool_name of the plugin is the name of the metadata',
  reasons: ['PluginInvalid'],
  help: 'Without it the object cannot be made and the boot ends. The names are compared in lower case with _ for -. Another name only confuses the log, which is told as a warning. A name that is no literal is not compared.',
  fix: 'add a property tool_name that returns the name of the metadata',
  needs: 'Files',
  run: (input) => pluginResult(input, { rules: ['ToolNameMissing'], lesser: ['ToolNameDiffers'] }),
};
