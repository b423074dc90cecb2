import { reportRows, reported } from './boot-rows.ts';
import { NOT_APPLICABLE, PASSED, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const ignored = (message: string) => failed('SettingIgnored', message);
const LOG = { bytes: 9, initializing: true, switching: true, canaryLines: [] } as const;
const nothing = { model: [], mcpFirst: [], mcpSecond: [] };
const noGrep = {
  outcome: 'Unknown',
  reason: 'EvidenceUnreadable',
  message: 'The image has no grep, or grep took too long to search its files',
} as const;

export const BOOT_MENTIONS_CASES: readonly CubbiCase[] = [
  { check: 'CB-027', reason: 'a file mentions it', want: PASSED },
  {
    check: 'CB-027',
    reason: 'no file mentions it',
    ...reported({ mentions: nothing }),
    want: ignored('CUBBI_MODEL was ignored: no configuration file mentions it'),
  },
  {
    check: 'CB-027',
    reason: 'nothing configures the tool, and CB-098 says so',
    ...reported({ mentions: nothing, initLog: { ...LOG, plugin: 'NotFound' } }),
    want: NOT_APPLICABLE,
  },
  { check: 'CB-027', reason: 'no grep', ...reported({ mentions: undefined }), want: noGrep },
  ...reportRows('CB-027'),
  { check: 'CB-031', reason: 'files mention both', want: PASSED },
  {
    check: 'CB-031',
    reason: 'neither',
    ...reported({ mentions: nothing }),
    want: ignored('MCP servers were ignored: no configuration file mentions one'),
  },
  {
    check: 'CB-031',
    reason: 'the first alone',
    ...reported({ mentions: { ...nothing, mcpFirst: ['/app/x'] } }),
    want: ignored('MCP server "validator-mcp-b" was ignored: no configuration file mentions it'),
  },
  {
    check: 'CB-031',
    reason: 'the second alone',
    ...reported({ mentions: { ...nothing, mcpSecond: ['/app/x'] } }),
    want: ignored('MCP server "validator-mcp-a" was ignored: no configuration file mentions it'),
  },
  {
    check: 'CB-031',
    reason: 'nothing configures the tool, and CB-098 says so',
    ...reported({ mentions: nothing, initLog: { ...LOG, plugin: 'NotFound' } }),
    want: NOT_APPLICABLE,
  },
  { check: 'CB-031', reason: 'no grep', ...reported({ mentions: undefined }), want: noGrep },
  ...reportRows('CB-031'),
  {
    check: 'CB-032',
    reason: 'the first boot had one and completed',
    revision: 'Env',
    want: PASSED,
  },
  { check: 'CB-032', reason: 'a list has no gaps', want: NOT_APPLICABLE },
  ...reportRows('CB-032'),
];
