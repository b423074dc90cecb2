import type { InvalidReason } from '../../../api/reasons.ts';
import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiBoot } from '../boot/cubbi-boot.ts';
import type { CubbiEvidence } from '../cubbi-check.ts';
import { runFault } from './run-fault.ts';
import { loggedTrouble } from './logged-trouble.ts';

const COMPLETE = 'INIT_COMPLETE=true';

/**
 * How the first boot went: passed where the container ended well, the probe ran as its command, and the status was complete by then. The status
 * alone would pass an image without gosu, the exit code alone one whose plugin ends the interpreter.
 */
export function candidateResult({ boot }: CubbiEvidence): CheckResult {
  if (!boot.known) return unknownResult(boot);
  const { candidate, probed, report } = boot.value;
  if (!candidate.known) return unknownResult(candidate);
  const subject = { what: 'The first boot', line: loggedTrouble(boot.value, 'trouble') };
  const fault = runFault(candidate.value, subject, boot.value);
  if (fault?.outcome === 'Failed')
    return { ...fault, message: fault.message + moreOf(fault.reason, boot.value) };
  if (fault !== undefined) return fault;
  if (report.known) return statusResult(report.value.status);
  if (!probed.known) return unknownResult(probed);
  return probed.value ? unknownResult(report) : NEVER_RAN;
}

const NEVER_RAN: CheckResult = {
  outcome: 'Failed',
  reason: 'EntrypointWrong',
  message: 'The first boot ended with exit code 0 and never ran the arguments that it was given',
  fix: 'set ENTRYPOINT ["/cubbi/cubbi_init.py"], and let no plugin end the interpreter',
};

function statusResult(status: string): CheckResult {
  if (status === COMPLETE) return PASSED;
  const found = status === '' ? 'could not be read' : `said ${quote(status)}`;
  return {
    outcome: 'Failed',
    reason: 'InitFailed',
    message: `/cubbi/init.status ${found} when the user's command ran, expected "${COMPLETE}"`,
    fix: 'let cubbi_init.py write it before it runs any command',
  };
}

/** What else is known of a boot that did not end well. */
function moreOf(reason: InvalidReason, { probed, report }: CubbiBoot): string {
  if (!report.known)
    return reason === 'TimedOut' && probed.known && !probed.value
      ? '; its arguments never ran'
      : '';
  return report.value.status === COMPLETE
    ? `, although ${COMPLETE} and the user's command ran`
    : `; the status said ${quote(report.value.status)}`;
}
