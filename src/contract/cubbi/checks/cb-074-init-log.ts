import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { firstBoot } from '../booted/first-boot.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** The initialization leaves a log that the user can read (specification, "Init Log"). */
export const initLog: CubbiCheck = {
  id: 'CB-074',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The user can read what the initialization wrote to /cubbi/init.log',
  reasons: ['InitFailed'],
  help: 'It is the only trace of the initialization that is left in a running container, and what init-status.sh shows to whoever opens a shell.',
  fix: 'let cubbi_init.py write /cubbi/init.log with mode 0644',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const boot = firstBoot(evidence);
  if ('result' in boot) return boot.result;
  if (boot.report.initLog.bytes > 0) return PASSED;
  return {
    outcome: 'Failed',
    reason: 'InitFailed',
    message: '/cubbi/init.log is missing, empty or cannot be read after initialization',
  };
}
