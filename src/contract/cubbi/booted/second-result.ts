import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiBoot } from '../boot/cubbi-boot.ts';
import type { CubbiInput } from '../cubbi-check.ts';
import { candidateResult } from './candidate-result.ts';
import { demandedChannel } from './demanded-channel.ts';
import { runFault } from './run-fault.ts';
import type { Setting } from './setting.ts';
import { secondChannel } from './second-channel.ts';
import { settingIgnored } from './setting-ignored.ts';
import { troubleLine } from './trouble-line.ts';

const RUN_COMMAND: Setting = { env: 'CUBBI_RUN_COMMAND', config: 'run_command' };

/** How the second boot went up to its run command: passed where the one of the demanded channel ran. */
export function secondResult(input: CubbiInput): CheckResult {
  const { boot } = input.evidence;
  if (!boot.known) return unknownResult(boot);
  const { second } = boot.value;
  if (!second.known) return unknownResult(second);
  const channel = secondChannel(boot.value);
  if (channel === undefined) return neverRan(input, boot.value);
  const demanded = demandedChannel(input);
  if (demanded === undefined || demanded === channel) return PASSED;
  return settingIgnored(input, RUN_COMMAND, 'another command ran', channel);
}

/** The run command left no trace: for a fault of the boot, because nobody looks at it, or the trace was lost. */
function neverRan(input: CubbiInput, boot: CubbiBoot): CheckResult {
  // What ended the first boot ends the second one too, if it was tried at all.
  if (candidateResult(input.evidence).outcome === 'Failed') return NOT_APPLICABLE;
  if (!boot.second.known) return unknownResult(boot.second);
  const { value: run } = boot.second;
  const subject = { what: 'The second boot', line: troubleLine(boot) };
  const fault = runFault(run, subject, boot);
  const ranOn = run.state === 'Running';
  if (fault !== undefined && !ranOn) return fault;
  // A report that could not be read is no proof that there was none.
  if (!boot.log.known && !boot.secondReport.known) return unknownResult(boot.secondReport);
  const found = ranOn
    ? `it had not run within ${boot.limits.timeoutSeconds} s`
    : 'the container ended with exit code 0 and had not run it';
  return settingIgnored(input, RUN_COMMAND, found);
}
