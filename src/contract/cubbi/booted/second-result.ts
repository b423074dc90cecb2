import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiBoot, RunEvidence } from '../boot/cubbi-boot.ts';
import type { CubbiInput } from '../cubbi-check.ts';
import { candidateResult } from './candidate-result.ts';
import { demandedChannel } from './demanded-channel.ts';
import { runFault } from './run-fault.ts';
import type { Setting } from './setting.ts';
import { secondChannel } from './second-channel.ts';
import { settingIgnored } from './setting-ignored.ts';
import { loggedTrouble } from './logged-trouble.ts';

const RUN_COMMAND: Setting = { env: 'CUBBI_RUN_COMMAND', config: 'run_command' };

/** How the second boot went up to its run command: passed where the one of the demanded channel ran. */
export function secondResult(input: CubbiInput): CheckResult {
  const { boot } = input.evidence;
  if (!boot.known) return unknownResult(boot);
  const { second } = boot.value;
  if (!second.known) return unknownResult(second);
  const channel = secondChannel(boot.value);
  if (channel === undefined) return withoutTrace(input, second.value, boot.value);
  const demanded = demandedChannel(input);
  if (demanded === undefined || demanded === channel) return PASSED;
  return settingIgnored(input, RUN_COMMAND, 'another command ran', channel);
}

/** Neither a report nor an exit code tells of a run command. */
function withoutTrace(input: CubbiInput, run: RunEvidence, boot: CubbiBoot): CheckResult {
  // What ended the first boot ends the second one too, if it was tried at all.
  if (candidateResult(input.evidence).outcome === 'Failed') return NOT_APPLICABLE;
  // The report arrives when the container ends: CB-025 says that it did not.
  if (run.state === 'Running') return NOT_APPLICABLE;
  const fault = runFault(
    run,
    { what: 'The second boot', line: loggedTrouble(boot, 'secondTrouble') },
    boot,
  );
  return (
    fault ??
    settingIgnored(input, RUN_COMMAND, 'the second boot ended with exit code 0 without running it')
  );
}
