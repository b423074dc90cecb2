import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { firstBoot } from '../booted/first-boot.ts';
import { notSearched } from '../booted/not-searched.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** `CUBBI_MODEL` and `CUBBI_PROVIDER`, or `defaults.model` (specification, "Standard Environment Variables"). */
export const model: CubbiCheck = {
  id: 'CB-027',
  severity: { Pragmatic: 'Warning', Strict: 'Error' },
  title: "CUBBI_MODEL reaches the tool's configuration",
  reasons: ['SettingIgnored'],
  help: 'The boot asks for a model of a made-up name in both channels and looks for that name in the files below /home/cubbi, /cubbi-config and /app.',
  fix: "let the plugin write the model to the tool's configuration",
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const boot = firstBoot(evidence);
  if ('result' in boot) return boot.result;
  const { mentions, initLog } = boot.report;
  if (mentions === undefined) return notSearched('grep');
  if (mentions.model.length > 0) return PASSED;
  // Without a plugin nobody configures anything; CB-090 or CB-098 says so.
  if (initLog.plugin === 'NotFound') return NOT_APPLICABLE;
  return {
    outcome: 'Failed',
    reason: 'SettingIgnored',
    message: 'CUBBI_MODEL was ignored: no configuration file mentions it',
  };
}
