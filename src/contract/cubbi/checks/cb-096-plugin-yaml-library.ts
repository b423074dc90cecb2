import type { CubbiCheck } from '../cubbi-check.ts';
import { pluginResult } from '../plugin/plugin-result.ts';

/** The plugin reads YAML with the library that is there. */
export const pluginYamlLibrary: CubbiCheck = {
  id: 'CB-096',
  severity: { Pragmatic: 'Warning', Strict: 'Error' },
  title: 'The plugin handles YAML with ruamel.yaml',
  reasons: ['PluginInvalid'],
  help: "The init script's environment has ruamel.yaml; PyYAML is not in it, and it loses comments of the files that it rewrites.",
  fix: 'write from ruamel.yaml import YAML',
  needs: 'Files',
  run: (input) => pluginResult(input, { rules: ['Yaml'] }),
};
