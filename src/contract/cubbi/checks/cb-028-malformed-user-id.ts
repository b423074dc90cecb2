import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import { candidateResult } from '../booted/candidate-result.ts';
import { runFault } from '../booted/run-fault.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

const WANT = 1;

/** A user id that is no number ends the boot cleanly. */
export const malformedUserId: CubbiCheck = {
  id: 'CB-028',
  severity: { Pragmatic: 'Info', Strict: 'Info' },
  title: 'A malformed CUBBI_USER_ID ends the boot with exit code 1',
  reasons: ['InitFailed'],
  help: 'A boot that goes on with another user than was asked for writes files that nobody expects. Both channels are malformed in this boot.',
  fix: 'let cubbi_init.py exit with code 1 where the user id is no number',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const gate = candidateResult(evidence);
  if (gate.outcome === 'Failed') return NOT_APPLICABLE;
  if (gate.outcome !== 'Passed' || !evidence.boot.known) return gate;
  const { malformed } = evidence.boot.value;
  if (!malformed.known) return unknownResult(malformed);
  const { value: run } = malformed;
  if (run.state === 'Ended' && run.exitCode === WANT) return PASSED;
  const fault = runFault(run, { what: 'The malformed boot' }, evidence.boot.value);
  if (fault?.outcome === 'Unknown') return fault;
  const found = run.state === 'Ended' ? `ended with exit code ${run.exitCode}` : 'did not end';
  return {
    outcome: 'Failed',
    reason: 'InitFailed',
    message: `A boot with a malformed CUBBI_USER_ID ${found}, expected exit code ${WANT}`,
  };
}
