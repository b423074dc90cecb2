import { goodFiles } from '../good-files.ts';
import { CONFIG_PLUGIN, ENV_PLUGIN } from '../plugin/plugin-source.ts';
import { UNREAD } from '../../good-evidence.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';
import { PLUGIN_PATH as PATH, withPlugin, withSource } from './plugin-given.ts';

const CHECKS = ['092', '093', '094', '095', '096', '097', '099', '100'].map((id) => `CB-${id}`);
const STRICT = { terms: { grade: 'Strict' } } as const;

const invalid = (message: string, rest?: Parameters<typeof failed>[2]) =>
  failed('PluginInvalid', message, rest);
const WARNING = { severity: 'Warning' } as const;

const PRESENT: readonly CubbiCase[] = [
  { check: 'CB-090', reason: 'the plugin is there', want: PASSED },
  {
    check: 'CB-090',
    reason: 'what is wrong in it is told by others',
    ...withSource('if x'),
    want: PASSED,
  },
  {
    check: 'CB-090',
    reason: 'no plugin',
    ...withPlugin({ state: 'Missing', path: PATH }),
    want: invalid(`The image has no ${PATH}, so that init skips the setup of the tool`),
  },
  {
    check: 'CB-090',
    reason: 'what was not looked at may be there',
    ...withPlugin({ state: 'Missing', path: PATH }, 'Config', false),
    want: {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: `The image has more files than are looked at, so nobody knows whether it has ${PATH}`,
    },
  },
  {
    check: 'CB-090',
    reason: 'a directory',
    ...withPlugin({ state: 'Unreadable', path: PATH, message: `${PATH} is a directory` }),
    want: invalid(`${PATH} is a directory`),
  },
  {
    check: 'CB-090',
    reason: 'more than is read',
    ...withSource('a;'.repeat(120_000)),
    want: invalid(`${PATH} has more words than are read`),
  },
  {
    check: 'CB-090',
    reason: 'without a name the metadata is what is wrong',
    ...withPlugin({ state: 'NoName' }),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-090',
    reason: 'without an init script there is no place for it',
    evidence: {
      files: goodFiles('Config', {
        init: { state: 'Missing', legacy: [] },
        plugin: { state: 'Missing', path: PATH },
      }),
    },
    want: NOT_APPLICABLE,
  },
  { check: 'CB-090', reason: 'unknown files', evidence: { files: UNREAD }, want: UNTOLD },
];

const PARSES: readonly CubbiCase[] = [
  { check: 'CB-091', reason: 'Python', ...withSource(CONFIG_PLUGIN), want: PASSED },
  {
    check: 'CB-091',
    reason: 'a mistake',
    ...withSource(`${CONFIG_PLUGIN}if x\n`),
    want: invalid(`${PATH}:33: syntax error: unexpected end of the line`),
  },
  {
    check: 'CB-091',
    reason: 'without a plugin CB-090 speaks',
    ...withPlugin({ state: 'Missing', path: PATH }),
    want: NOT_APPLICABLE,
  },
  { check: 'CB-091', reason: 'unknown files', evidence: { files: UNREAD }, want: UNTOLD },
];

/** One cause, one finding. */
const SILENT: readonly CubbiCase[] = CHECKS.flatMap((check) => [
  {
    check,
    reason: 'what is no Python is judged by CB-091 alone',
    ...withSource(`import yaml\n${CONFIG_PLUGIN}if x\n`),
    want: NOT_APPLICABLE,
  },
  {
    check,
    reason: 'what is not there is judged by CB-090 alone',
    ...withPlugin({ state: 'Missing', path: PATH }),
    want: NOT_APPLICABLE,
  },
  { check, reason: 'unknown files', evidence: { files: UNREAD }, want: UNTOLD },
]);

const NO_CLASS = `${PATH}:1: no class derives from ToolPlugin of cubbi_init or has tool_name and the methods of a plugin`;
const OWN_CLASS = `${PATH}:10: class "MyToolPlugin" does not derive from ToolPlugin of cubbi_init`;
const OWN = withSource(CONFIG_PLUGIN.replace('(ToolPlugin)', ''));

const CLASSES: readonly CubbiCase[] = [
  {
    check: 'CB-092',
    reason: 'it derives from ToolPlugin',
    ...withSource(CONFIG_PLUGIN),
    want: PASSED,
  },
  { check: 'CB-092', reason: 'no class', ...withSource('x = 1\n'), want: invalid(NO_CLASS) },
  {
    check: 'CB-092',
    reason: 'a class of its own works, which is only a warning',
    ...OWN,
    want: invalid(OWN_CLASS, WARNING),
  },
  {
    check: 'CB-092',
    reason: 'a class of its own under Strict',
    ...STRICT,
    ...OWN,
    want: invalid(OWN_CLASS),
  },
  { check: 'CB-092', reason: 'an old plugin has a class', ...withSource(ENV_PLUGIN), want: PASSED },
];

const OTHER_NAME = withSource(CONFIG_PLUGIN.replace('return "mytool"', 'return "yours"'));
const DIFFERS = `${PATH}:12: tool_name is "yours", but the image's name is "mytool"`;

const NAMES: readonly CubbiCase[] = [
  { check: 'CB-093', reason: 'the same name', ...withSource(CONFIG_PLUGIN), want: PASSED },
  {
    check: 'CB-093',
    reason: 'no name',
    ...withSource(CONFIG_PLUGIN.replace('tool_name', 'name')),
    want: invalid(`${PATH}:10: class "MyToolPlugin" has no tool_name`),
  },
  {
    check: 'CB-093',
    reason: 'another name, which is only a warning',
    ...OTHER_NAME,
    want: invalid(DIFFERS, WARNING),
  },
  {
    check: 'CB-093',
    reason: 'another name under Strict',
    ...STRICT,
    ...OTHER_NAME,
    want: invalid(DIFFERS),
  },
];

const LOGS = withSource(`${CONFIG_PLUGIN}print(token)\nprint(password)\n`);
const LOGGED = `${PATH}:33: the log gets "token", which may be or hold a secret`;

const HABITS: readonly CubbiCase[] = [
  { check: 'CB-096', reason: 'ruamel.yaml', ...withSource(CONFIG_PLUGIN), want: PASSED },
  {
    check: 'CB-096',
    reason: 'PyYAML',
    ...withSource(`${CONFIG_PLUGIN}import yaml\n`),
    want: invalid(`${PATH}:33: imports yaml, which is PyYAML and not ruamel.yaml`),
  },
  { check: 'CB-097', reason: 'values on all paths', ...withSource(CONFIG_PLUGIN), want: PASSED },
  {
    check: 'CB-097',
    reason: 'no value, and an exit',
    ...withSource(`${CONFIG_PLUGIN.replace('return SETTINGS.exists()', 'pass')}exit()\n`),
    want: invalid(
      `${PATH}:15: is_already_configured may end without a value, and init takes None for no`,
      { also: [`${PATH}:33: exit() ends init while the plugin is imported`] },
    ),
  },
  { check: 'CB-100', reason: 'nothing secret', ...withSource(CONFIG_PLUGIN), want: PASSED },
  {
    check: 'CB-100',
    reason: 'secrets',
    ...LOGS,
    want: failed('SecretExposed', LOGGED, {
      also: [`${PATH}:34: the log gets "password", which may be or hold a secret`],
    }),
  },
];

/** What the tool's plugin is. */
export const PLUGIN_CASES: readonly CubbiCase[] = [
  ...PRESENT,
  ...PARSES,
  ...SILENT,
  ...CLASSES,
  ...NAMES,
  ...HABITS,
];
