import type { Check, CheckInput, CheckResult } from '../check.ts';
import { fileFact } from '../file-fact.ts';
import { notAProgram } from '../not-a-program.ts';
import { PASSED } from '../passed.ts';
import { unknownResult } from '../unknown-result.ts';
import { VIBED_AGENT_FILES } from '../vibed-agent-files.ts';

const PATH = VIBED_AGENT_FILES.agent;

/** The agent is in the image. */
export const agentFile: Check = {
  id: 'VA-020',
  severity: { '1': 'Error' },
  title: `${PATH} is there and executable`,
  reasons: ['FileMissing'],
  help: 'Without its agent the platform cannot put a program into the container.',
  fix: `copy vibed-agent to ${PATH} with mode 0755`,
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
