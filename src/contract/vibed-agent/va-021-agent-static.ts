import type { Check, CheckInput, CheckResult } from '../check.ts';
import { fileFact } from '../file-fact.ts';
import { notAProgram } from '../not-a-program.ts';
import { NOT_APPLICABLE } from '../not-applicable.ts';
import { PASSED } from '../passed.ts';
import { unknownResult } from '../unknown-result.ts';
import { VIBED_AGENT_FILES } from '../vibed-agent-files.ts';

const PATH = VIBED_AGENT_FILES.agent;

/** The agent needs nothing else of the image. */
export const agentStatic: Check = {
  id: 'VA-021',
  severity: { '1': 'Error' },
  title: `${PATH} is a static program`,
  reasons: ['FileMissing'],
  help: 'A program that is linked dynamically runs only with the loader and libraries it was built for, which a hardened image may lack or replace.',
  fix: 'copy the static vibed-agent, built with CGO_ENABLED=0',
  needs: 'Files',
  run,
};

function run({ evidence }: CheckInput): CheckResult {
  const fact = fileFact(evidence, PATH);
  if (!fact.known) return unknownResult(fact);
  if (notAProgram(PATH, fact.value) !== undefined || fact.value.state === 'Missing')
    return NOT_APPLICABLE;
  const { elf } = fact.value;
  if (elf?.static === true) return PASSED;
  const fault = elf === undefined ? 'is not an ELF program' : 'is linked dynamically';
  return { outcome: 'Failed', reason: 'FileMissing', message: `The image's ${PATH} ${fault}` };
}
