import type { InitFacts } from '../../../../src/contract/cubbi/init/init-facts.ts';
import { UNREAD } from '../../good-evidence.ts';
import { goodInit } from '../good-files.ts';
import { BOTH_PLUGIN, CONFIG_PLUGIN, ENV_PLUGIN } from '../plugin/plugin-source.ts';
import { NOT_APPLICABLE, PASSED, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';
import { ownInit } from './own-init.ts';
import { PLUGIN_PATH as PATH, withInit, withSource } from './plugin-given.ts';

const invalid = (message: string, rest?: Parameters<typeof failed>[2]) =>
  failed('PluginInvalid', message, rest);

const OLD = `${PATH}: the plugin is written for revision Env (initialize), but the image's init script takes revision Config (PLUGIN_CLASS, configure)`;
const NEW = `${PATH}: the plugin is written for revision Config (PLUGIN_CLASS, configure), but the image's init script takes revision Env (initialize)`;
const TO_CONFIG = { fix: 'add is_already_configured and configure, and set PLUGIN_CLASS' };
const TO_ENV = { fix: 'add initialize, or take cubbi_init.py of Cubbi v0.5.0' };
/** Of the day between the releases. */
const MIXED = goodInit('Config', { pluginApi: 'Env' });
/** It shows no signs of a revision, and upstream never had it. */
const STRANGE: InitFacts = { ...ownInit('revision'), pluginApi: 'Env' };
const NO_METHODS = CONFIG_PLUGIN.replace(/ {4}def is_already[^]*(?=\n\nPLUGIN_CLASS)/, '');

const APIS: readonly CubbiCase[] = [
  { check: 'CB-094', reason: 'both of Config', ...withSource(CONFIG_PLUGIN), want: PASSED },
  { check: 'CB-094', reason: 'both of Env', ...withSource(ENV_PLUGIN, 'Env'), want: PASSED },
  {
    check: 'CB-094',
    reason: 'a plugin for both, Config',
    ...withSource(BOTH_PLUGIN),
    want: PASSED,
  },
  {
    check: 'CB-094',
    reason: 'a plugin for both, Env',
    ...withSource(BOTH_PLUGIN, 'Env'),
    want: PASSED,
  },
  {
    check: 'CB-094',
    reason: 'an old plugin and a new script',
    ...withSource(ENV_PLUGIN),
    want: invalid(OLD, TO_CONFIG),
  },
  {
    check: 'CB-094',
    reason: 'a new plugin and an old script',
    ...withSource(CONFIG_PLUGIN, 'Env'),
    want: invalid(NEW, TO_ENV),
  },
  {
    check: 'CB-094',
    reason: 'a script of the day between takes old plugins',
    ...withInit(ENV_PLUGIN, MIXED),
    want: PASSED,
  },
  {
    check: 'CB-094',
    reason: 'and no new ones',
    ...withInit(CONFIG_PLUGIN, MIXED),
    want: invalid(NEW, TO_ENV),
  },
  {
    check: 'CB-094',
    reason: 'the slot asks for another revision than both are of',
    terms: { revision: 'Env' },
    ...withSource(CONFIG_PLUGIN),
    want: invalid(
      `${PATH}: the plugin is written for revision Config (PLUGIN_CLASS, configure), but the slot asks for revision Env (initialize)`,
      TO_ENV,
    ),
  },
  {
    check: 'CB-094',
    reason: 'the script counts before the slot',
    terms: { revision: 'Env' },
    ...withSource(ENV_PLUGIN),
    want: invalid(OLD, TO_CONFIG),
  },
  {
    check: 'CB-094',
    reason: 'a script without signs: the boot tells the revision',
    ...withInit(CONFIG_PLUGIN, STRANGE),
    want: PASSED,
  },
  {
    check: 'CB-094',
    reason: 'a script without signs, and no boot',
    evidence: { ...withInit(CONFIG_PLUGIN, STRANGE).evidence, boot: UNREAD },
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-094',
    reason: 'a class without the methods of a plugin, Config',
    ...withSource(NO_METHODS),
    want: invalid(
      `${PATH}: class "MyToolPlugin" has neither is_already_configured nor configure, which revision Config (PLUGIN_CLASS, configure) calls`,
      TO_CONFIG,
    ),
  },
  {
    check: 'CB-094',
    reason: 'a class without the methods of a plugin, Env',
    ...withSource(NO_METHODS, 'Env'),
    want: invalid(
      `${PATH}: class "MyToolPlugin" has no initialize, which revision Env (initialize) calls`,
      TO_ENV,
    ),
  },
  {
    check: 'CB-094',
    reason: 'nothing sets the variable',
    ...withSource(CONFIG_PLUGIN.replace('PLUGIN_CLASS', 'OTHER')),
    want: invalid(`${PATH}:10: nothing sets PLUGIN_CLASS to class "MyToolPlugin"`),
  },
  {
    check: 'CB-094',
    reason: 'one of the two methods is missing',
    ...withSource(CONFIG_PLUGIN.replace('def is_already_configured', 'def is_done')),
    want: invalid(`${PATH}:10: class "MyToolPlugin" has no method is_already_configured`),
  },
  {
    check: 'CB-094',
    reason: 'without a class CB-092 speaks',
    ...withSource('x = 1\n'),
    want: NOT_APPLICABLE,
  },
];

const NO_ARGUMENT = ENV_PLUGIN.replace('self, mcp_config: dict[str, Any]', 'self');
const TWO_CLASSES = `${ENV_PLUGIN}\n\nclass Other(ToolPlugin):\n    pass\n`;

const ENV_ONLY: readonly CubbiCase[] = [
  { check: 'CB-095', reason: 'one argument', ...withSource(ENV_PLUGIN, 'Env'), want: PASSED },
  {
    check: 'CB-095',
    reason: 'no argument',
    ...withSource(NO_ARGUMENT, 'Env'),
    want: invalid(
      `${PATH}:27: integrate_mcp_servers cannot be called with one argument besides self, as init does`,
    ),
  },
  {
    check: 'CB-095',
    reason: 'the script of the day between gives none',
    ...withInit(NO_ARGUMENT, MIXED),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-095',
    reason: 'an old plugin with a new script is judged by CB-094 alone',
    ...withSource(NO_ARGUMENT),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-095',
    reason: 'revision Config does not call it',
    ...withSource(BOTH_PLUGIN),
    want: NOT_APPLICABLE,
  },
  { check: 'CB-099', reason: 'one class', ...withSource(ENV_PLUGIN, 'Env'), want: PASSED },
  {
    check: 'CB-099',
    reason: 'two of them',
    ...withSource(TWO_CLASSES, 'Env'),
    want: invalid(
      `${PATH}:43: init takes class "MyToolPlugin", the first by name, and never looks at "Other"`,
    ),
  },
  {
    check: 'CB-099',
    reason: 'in revision Config the variable tells',
    ...withSource(BOTH_PLUGIN.replace('\n\nPLUGIN', '\n\nclass Other(ToolPlugin): pass\n\nPLUGIN')),
    want: NOT_APPLICABLE,
  },
];

/** Whether the plugin is one for the init script. */
export const PLUGIN_API_CASES: readonly CubbiCase[] = [...APIS, ...ENV_ONLY];
