import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { BOOT_VALUES } from '../boot/boot-values.ts';
import { firstBoot } from '../booted/first-boot.ts';
import { notSearched } from '../booted/not-searched.ts';
import { several } from '../booted/several.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** `MCP_COUNT`, `MCP_0_NAME` and so on, or `mcps` (specification, "MCP Integration"). */
export const mcpServers: CubbiCheck = {
  id: 'CB-031',
  severity: { Pragmatic: 'Warning', Strict: 'Error' },
  title: "MCP servers reach the tool's configuration",
  reasons: ['SettingIgnored'],
  help: 'The boot asks for two servers of made-up names in both channels, one in the cluster and one remote, and looks for the names in the files below /home/cubbi, /cubbi-config and /app.',
  fix: "let the plugin write the MCP servers to the tool's configuration",
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const boot = firstBoot(evidence);
  if ('result' in boot) return boot.result;
  const { mentions, initLog } = boot.report;
  // Without a plugin nobody configures anything; CB-090 or CB-098 says so.
  if (initLog.plugin === 'NotFound') return NOT_APPLICABLE;
  if (mentions === undefined) return notSearched('grep');
  const { mcpFirst, mcpSecond } = BOOT_VALUES;
  const absent = [
    ...(mentions.mcpFirst.length === 0 ? [mcpFirst] : []),
    ...(mentions.mcpSecond.length === 0 ? [mcpSecond] : []),
  ];
  const message =
    absent.length === 2
      ? 'MCP servers were ignored: no configuration file mentions one'
      : `MCP server "${absent[0]}" was ignored: no configuration file mentions it`;
  return several(absent.length === 0 ? [] : [message], { reason: 'SettingIgnored' });
}
