import { agentInfo } from '../agent-info.ts';
import type { Check, CheckInput, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';

/** The agent knows the image's runtime probe. */
export const agentDeclaresProbe: Check = {
  id: 'VA-035',
  severity: { '1': 'Error' },
  title: 'The agent declares a runtime probe',
  reasons: ['RuntimeProbeMissing'],
  help: 'runtimeProbe of /info. The agent takes it from VIBED_RUNTIME_PROBE.',
  fix: 'set ENV VIBED_RUNTIME_PROBE to a command that shows the runtime, for example "node --version"',
  needs: 'Boot',
  run,
};

function run({ evidence }: CheckInput): CheckResult {
  const found = agentInfo(evidence);
  if ('result' in found) return found.result;
  if (found.info.runtimeProbe.trim() !== '') return PASSED;
  return {
    outcome: 'Failed',
    reason: 'RuntimeProbeMissing',
    message: 'The agent declares no runtime probe at /info',
  };
}
