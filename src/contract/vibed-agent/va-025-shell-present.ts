import type { Check, CheckInput, CheckResult } from '../check.ts';
import { fileFact } from '../file-fact.ts';
import { notAProgram } from '../not-a-program.ts';
import { PASSED } from '../passed.ts';
import { unknownResult } from '../unknown-result.ts';
import { VIBED_AGENT_FILES } from '../vibed-agent-files.ts';

const PATH = VIBED_AGENT_FILES.shell;

/** A shell is in the image: agent and platform run commands through it. */
export const shellPresent: Check = {
  id: 'VA-025',
  severity: { '1': 'Error' },
  title: `${PATH} is there and executable`,
  reasons: ['FileMissing'],
  help: 'The declared probe and the start command of a user program are run with sh -c. Images without a shell (distroless) do not fit this contract.',
  fix: 'add a shell, for example that of busybox or dash',
  needs: 'Files',
  run,
};

function run({ evidence }: CheckInput): CheckResult {
  const fact = fileFact(evidence, PATH);
  if (!fact.known) return unknownResult(fact);
  const message = notAProgram(PATH, fact.value);
  if (message === undefined) return PASSED;
  return { outcome: 'Failed', reason: 'FileMissing', message };
}
