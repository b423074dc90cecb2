import { UNREAD, known } from '../../good-evidence.ts';
import { goodBoot, goodReport } from '../good-cubbi.ts';
import { goodFiles, goodMetadata } from '../good-files.ts';
import { booted, reportRows, reported } from './boot-rows.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const LOG = { bytes: 9, initializing: true, plugin: 'Ran', switching: true } as const;
const plugin = (found: 'NotFound' | 'Silent', bytes = 9) =>
  goodReport('Config', { initLog: { ...LOG, bytes, plugin: found, canaryLines: [] } });
const noPlugin = goodFiles('Config', {
  plugin: { state: 'Missing', path: '/cubbi/goose_plugin.py' },
});

const PLUGINS: readonly CubbiCase[] = [
  { check: 'CB-098', reason: 'it ran', want: PASSED },
  {
    check: 'CB-098',
    reason: 'not found',
    ...booted({ report: plugin('NotFound') }),
    want: failed('PluginInvalid', 'init found no plugin for the tool and skipped it'),
  },
  {
    check: 'CB-098',
    reason: 'not a word of it',
    ...booted({ report: plugin('Silent') }),
    want: failed('PluginInvalid', '/cubbi/init.log does not say that the plugin of the tool ran'),
  },
  {
    check: 'CB-098',
    reason: 'there is none, and CB-090 says so',
    evidence: { files: noPlugin, boot: goodBoot('Config', { report: plugin('NotFound') }) },
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-098',
    reason: 'there is no log, and CB-074 says so',
    ...booted({ report: plugin('Silent', 0) }),
    want: NOT_APPLICABLE,
  },
  ...reportRows('CB-098'),
];

const listens = (...listening: string[]) => reported({ listening });
const ports = (declared: readonly number[] | undefined, listening: readonly string[]) => ({
  evidence: {
    files: goodFiles('Config', { metadata: goodMetadata({ ports: declared }) }),
    boot: goodBoot('Config', { report: goodReport('Config', { listening }) }),
  },
});
const undeclared = (port: number) =>
  `A process listens on port ${port}, which cubbi_image.yaml does not declare`;

const PORTS: readonly CubbiCase[] = [
  { check: 'CB-041', reason: 'declared', want: PASSED },
  { check: 'CB-041', reason: 'nothing listens', ...ports(undefined, []), want: PASSED },
  {
    check: 'CB-041',
    reason: 'others than declared, on all kinds of addresses',
    ...listens('0.0.0.0:22', '[::]:22', '10.1.2.3:80', '0.0.0.0:8000'),
    want: failed('MetadataInvalid', undeclared(22), { also: [undeclared(80)] }),
  },
  {
    check: 'CB-041',
    reason: 'the loopback is nobody else’s',
    ...listens('127.0.0.1:22', '127.0.0.53:53', '[::1]:631', '[0:0:0:0:0:ffff:7f00:1]:8'),
    want: PASSED,
  },
  {
    check: 'CB-041',
    reason: 'metadata without ports declares none',
    ...ports(undefined, ['0.0.0.0:8000']),
    want: failed('MetadataInvalid', undeclared(8000)),
  },
  {
    check: 'CB-041',
    reason: 'nobody read the metadata',
    evidence: { files: UNREAD },
    want: UNTOLD,
  },
  {
    check: 'CB-041',
    reason: 'there is no metadata, and CB-001 says so',
    evidence: { files: goodFiles('Config', { metadata: { state: 'Missing' } }) },
    want: NOT_APPLICABLE,
  },
  ...reportRows('CB-041'),
];

const tool = (exitCode: number, line = '') => reported({ tool: { exitCode, line } });
const brokenTool = (message: string) => failed('ToolBroken', message);

const TOOLS: readonly CubbiCase[] = [
  { check: 'CB-133', reason: 'exit code 0', want: PASSED },
  {
    check: 'CB-133',
    reason: 'not there',
    ...tool(127, 'sh: goose: not found'),
    want: brokenTool(
      'The command "goose --version" ended with exit code 127: "sh: goose: not found"',
    ),
  },
  {
    check: 'CB-133',
    reason: 'without a word',
    ...tool(1),
    want: brokenTool('The command "goose --version" ended with exit code 1'),
  },
  {
    check: 'CB-133',
    reason: 'too slow',
    ...tool(124),
    want: brokenTool('The command "goose --version" did not end in time'),
  },
  {
    check: 'CB-133',
    reason: 'the template names none',
    terms: { toolCheck: [] },
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-133',
    reason: 'the probe did not try',
    ...booted({ report: withoutTool() }),
    want: {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: 'The report of the first boot does not tell of the tool',
    },
  },
  ...reportRows('CB-133'),
];

function withoutTool(): ReturnType<typeof goodReport> {
  const report = goodReport('Config');
  if (!report.known) return report;
  const value = { ...report.value };
  delete value.tool;
  return known(value);
}

export const BOOT_TOOL_CASES: readonly CubbiCase[] = [...PLUGINS, ...PORTS, ...TOOLS];
