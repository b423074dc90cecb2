import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { isEnvPlugin } from '../plugin/is-env-plugin.ts';
import { pluginResult } from '../plugin/plugin-result.ts';

/** The init script can call the method for MCP servers. */
export const pluginMcpSignature: CubbiCheck = {
  id: 'CB-095',
  severity: { Pragmatic: 'Warning', Strict: 'Warning' },
  title: 'The method integrate_mcp_servers takes the servers as its one argument',
  reasons: ['PluginInvalid'],
  help: 'Only the init script of revision Env calls it, after initialize, with what it read of MCP_COUNT and the like. A method that cannot be called so ends the boot.',
  fix: 'write def integrate_mcp_servers(self, mcp_config)',
  needs: 'Files',
  run,
};

function run(input: CubbiInput): CheckResult {
  const result = pluginResult(input, { rules: ['McpSignature'] });
  return result.outcome === 'Unknown' || (isEnvPlugin(input) && !isMixed(input))
    ? result
    : NOT_APPLICABLE;
}

/** A script with the input of Config and the plugins of Env, from between the releases, calls the method without the argument. */
function isMixed({ evidence: { files } }: CubbiInput): boolean {
  return files.known && files.value.init.state === 'Read' && files.value.init.revision === 'Config';
}
