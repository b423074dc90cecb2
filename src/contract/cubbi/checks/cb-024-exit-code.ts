import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { channelValues } from '../booted/channel-values.ts';
import { runFault } from '../booted/run-fault.ts';
import { secondRun } from '../booted/second-run.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** The run command's exit code reaches the platform (specification, "Standard Environment Variables"). */
export const exitCode: CubbiCheck = {
  id: 'CB-024',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: "With CUBBI_NO_SHELL, the run command's exit code is the container's",
  reasons: ['SettingIgnored'],
  help: 'Batch runs are told from each other by nothing else: a failed command in a container that ends with 0 counts as done.',
  fix: 'end cubbi_init.py with the exit code of the run command',
  needs: 'Boot',
  run,
};

function run(input: CubbiInput): CheckResult {
  const second = secondRun(input);
  if ('result' in second) return second.result;
  const { run, channel } = second;
  // What runs on or never started has no exit code; CB-025 and CB-023 say so.
  if (run.state !== 'Ended' || !input.evidence.boot.known) return NOT_APPLICABLE;
  const want = channelValues(channel).exitCode;
  if (run.exitCode === want) return PASSED;
  const fault = runFault(run, { what: 'The second boot' }, input.evidence.boot.value);
  if (fault?.outcome === 'Unknown') return fault;
  return {
    outcome: 'Failed',
    reason: 'SettingIgnored',
    message: `The run command ended with exit code ${want}, but the container with ${run.exitCode}`,
  };
}
