import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { candidateResult } from '../booted/candidate-result.ts';
import { secondRun } from '../booted/second-run.ts';
import { settingIgnored } from '../booted/setting-ignored.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

const NO_SHELL = { env: 'CUBBI_NO_SHELL=true', config: 'no_shell: true' };

/** `CUBBI_NO_SHELL`, or `no_shell` (specification, "Standard Environment Variables"). */
export const noShell: CubbiCheck = {
  id: 'CB-025',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'With CUBBI_NO_SHELL=true, the container ends after its run command',
  reasons: ['SettingIgnored'],
  help: 'Batch runs end only that way. Images of revision Config take no_shell of /cubbi/config.yaml instead; Strict asks for the variable.',
  fix: 'use the cubbi_init.py of upstream',
  needs: 'Boot',
  run,
};

function run(input: CubbiInput): CheckResult {
  const { boot } = input.evidence;
  const still =
    boot.known && boot.value.second.known && boot.value.second.value.state === 'Running';
  if (!still) return ended(input);
  // A boot that hangs as the first one did is for CB-075.
  if (candidateResult(input.evidence).outcome === 'Failed') return NOT_APPLICABLE;
  const { timeoutSeconds } = boot.value.limits;
  return settingIgnored(input, NO_SHELL, `the second boot did not end within ${timeoutSeconds} s`);
}

function ended(input: CubbiInput): CheckResult {
  const second = secondRun(input);
  return 'result' in second ? second.result : PASSED;
}
