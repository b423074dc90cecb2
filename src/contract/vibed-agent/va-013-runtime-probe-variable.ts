import type { Check, CheckInput, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';
import { unknownResult } from '../unknown-result.ts';
import { VIBED_AGENT_NAMES } from '../vibed-agent-names.ts';

const NAME = VIBED_AGENT_NAMES.probeVariable;

/** The image declares a command that shows its runtime. */
export const runtimeProbeVariable: Check = {
  id: 'VA-013',
  severity: { '1': 'Error' },
  title: `Environment variable ${NAME} is not empty`,
  reasons: ['RuntimeProbeMissing'],
  help: 'A command that the agent and the kubelet run to see that the runtime is there.',
  fix: `set ENV ${NAME} to a command that shows the runtime, for example "node --version"`,
  needs: 'Config',
  run,
};

function run({ evidence: { config } }: CheckInput): CheckResult {
  if (!config.known) return unknownResult(config);
  const declared = config.value.env[NAME];
  if (declared !== undefined && declared.trim() !== '') return PASSED;
  return {
    outcome: 'Failed',
    reason: 'RuntimeProbeMissing',
    message:
      declared === undefined
        ? `The image does not set the environment variable ${NAME}`
        : `The image sets the environment variable ${NAME} to nothing`,
  };
}
