import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { firstBoot } from '../booted/first-boot.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** The init script found the plugin and ran it (specification, "Plugin Discovery"). */
export const pluginRan: CubbiCheck = {
  id: 'CB-098',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: "The initialization found the tool's plugin and ran it",
  reasons: ['PluginInvalid'],
  help: 'Without a plugin the initialization still succeeds and the tool is left without configuration. Told by what init wrote to /cubbi/init.log.',
  fix: "put the plugin beside cubbi_init.py, named after the metadata's name in lower case with _ for -",
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const boot = firstBoot(evidence);
  if ('result' in boot) return boot.result;
  const { plugin, bytes } = boot.report.initLog;
  if (plugin === 'Ran') return PASSED;
  // CB-074 says that there is no log, CB-090 that there is no plugin.
  if (bytes === 0) return NOT_APPLICABLE;
  const { files } = evidence;
  if (files.known && files.value.plugin.state === 'Missing') return NOT_APPLICABLE;
  return {
    outcome: 'Failed',
    reason: 'PluginInvalid',
    message:
      plugin === 'NotFound'
        ? 'init found no plugin for the tool and skipped it'
        : '/cubbi/init.log does not say that the plugin of the tool ran',
  };
}
