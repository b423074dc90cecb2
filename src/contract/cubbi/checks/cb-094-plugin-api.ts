import { cleanText } from '../../../evidence/clean-text.ts';
import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { pluginProblemsResult } from '../plugin/plugin-problems-result.ts';
import { readPluginFacts } from '../plugin/read-plugin-facts.ts';
import { wantedApis } from '../plugin/wanted-apis.ts';
import type { WantedApi } from '../plugin/wanted-apis.ts';

const SIGNS = {
  Env: 'revision Env (initialize)',
  Config: 'revision Config (PLUGIN_CLASS, configure)',
} as const;
const METHODS = {
  Env: 'has no initialize',
  Config: 'has neither is_already_configured nor configure',
} as const;
const WANT = { Init: "the image's init script takes", Slot: 'the slot asks for' } as const;
const FIXES = {
  Env: 'add initialize, or take cubbi_init.py of Cubbi v0.5.0',
  Config: 'add is_already_configured and configure, and set PLUGIN_CLASS',
} as const;

/** The plugin is one for this init script. */
export const pluginApi: CubbiCheck = {
  id: 'CB-094',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The plugin is of the same revision as the init script',
  reasons: ['PluginInvalid'],
  help: 'Until Cubbi v0.4 the init script looks for a class with initialize; since v0.5 it takes the class in PLUGIN_CLASS, which must have is_already_configured and configure. A plugin of the other revision ends the boot.',
  fix: 'set PLUGIN_CLASS to a class with is_already_configured and configure',
  needs: 'Files',
  run,
};

function run(input: CubbiInput): CheckResult {
  const read = readPluginFacts(input);
  if ('result' in read) return read.result;
  const { path, className, api } = read.facts;
  const wanted = wantedApis(input);
  // Without a class CB-092 speaks; or the class is from elsewhere and nothing is known of it.
  if (className === undefined || wanted.length === 0) return NOT_APPLICABLE;
  const unmet = wanted.find((found) => api !== 'Both' && api !== found.api);
  if (unmet !== undefined) {
    const what = api === 'Env' || api === 'Config' ? other(api, unmet) : without(className, unmet);
    const message = `${cleanText(path, 96)}: ${what}`;
    return { outcome: 'Failed', reason: 'PluginInvalid', message, fix: FIXES[unmet.api] };
  }
  const needsVariable = wanted.some((found) => found.api === 'Config');
  return needsVariable ? pluginProblemsResult(read.facts, ['PluginClass']) : PASSED;
}

function without(className: string, { api }: WantedApi): string {
  return `class ${quote(className, 48)} ${METHODS[api]}, which ${SIGNS[api]} calls`;
}

function other(api: WantedApi['api'], unmet: WantedApi): string {
  return `the plugin is written for ${SIGNS[api]}, but ${WANT[unmet.by]} ${SIGNS[unmet.api]}`;
}
