import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import { sideBoot } from '../booted/side-boot.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** `--help` of the init script (specification, "Help Functionality"). */
export const help: CubbiCheck = {
  id: 'CB-082',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The argument --help prints the usage and exits 0',
  reasons: ['InitFailed', 'EntrypointWrong', 'ExecFormatError', 'OutOfMemory', 'TimedOut'],
  help: 'It is how a builder prepares the packages of the init script (RUN /cubbi/cubbi_init.py --help) and how a user learns what the image understands.',
  fix: 'let cubbi_init.py handle --help before it does anything else',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const gate = sideBoot(evidence, 'help');
  if (gate.outcome !== 'Passed' || !evidence.boot.known) return gate;
  const { helpReport } = evidence.boot.value;
  if (!helpReport.known) return unknownResult(helpReport);
  if (helpReport.value.usage) return PASSED;
  return {
    outcome: 'Failed',
    reason: 'InitFailed',
    message: 'The boot with the argument --help printed no usage',
  };
}
