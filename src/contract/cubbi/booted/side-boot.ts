import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { RunEvidence } from '../boot/cubbi-boot.ts';
import type { CubbiEvidence } from '../cubbi-check.ts';
import { candidateResult } from './candidate-result.ts';
import { loggedTrouble } from './logged-trouble.ts';
import { runFault } from './run-fault.ts';

const NAMES = {
  defaults: 'A boot with nothing set',
  help: 'The boot with the argument --help',
} as const;

/** How a boot beside the first two went: passed where it ended with exit code 0. What ended the first boot in the same way is told there alone. */
export function sideBoot(evidence: CubbiEvidence, name: keyof typeof NAMES): CheckResult {
  const { boot } = evidence;
  if (!boot.known) return unknownResult(boot);
  const side = boot.value[name];
  if (!side.known) return unknownResult(side);
  const line = name === 'defaults' ? loggedTrouble(boot.value, 'defaultsTrouble') : undefined;
  const fault = runFault(side.value, { what: NAMES[name], line }, boot.value);
  if (fault === undefined) return PASSED;
  const { candidate } = boot.value;
  const alike =
    side.value.state === 'Skipped' || (candidate.known && sameEnd(side.value, candidate.value));
  return alike && candidateResult(evidence).outcome === 'Failed' ? NOT_APPLICABLE : fault;
}

function sameEnd(one: RunEvidence, other: RunEvidence): boolean {
  if (one.state === 'Ended' && other.state === 'Ended') return one.exitCode === other.exitCode;
  return one.state === other.state;
}
