import type { Check, CheckInput, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';
import { quote } from '../quote.ts';
import { unknownResult } from '../unknown-result.ts';
import { VIBED_AGENT_NAMES } from '../vibed-agent-names.ts';

const LABEL = VIBED_AGENT_NAMES.contractLabel;

/** The image's label names the version of the contract. */
export const agentContractLabel: Check = {
  id: 'VA-011',
  severity: { '1': 'Error' },
  title: `Label ${LABEL} is the version of the contract`,
  reasons: ['ContractVersionMismatch', 'LabelMissing'],
  help: 'Says which version of the contract the image was built for.',
  fix: `set LABEL ${LABEL} to the version in spec.contract.version`,
  needs: 'Config',
  run,
};

function run({ terms, evidence: { config } }: CheckInput): CheckResult {
  if (!config.known) return unknownResult(config);
  const declared = config.value.labels[LABEL];
  if (declared === terms.version) return PASSED;
  const fix = `set LABEL ${LABEL}=${quote(terms.version)} in the image`;
  if (declared === undefined || declared.trim() === '')
    return {
      outcome: 'Failed',
      reason: 'LabelMissing',
      message: `The image has no label ${LABEL}`,
      fix,
    };
  return {
    outcome: 'Failed',
    reason: 'ContractVersionMismatch',
    message: `The image declares contract ${quote(declared, 32)} in label ${LABEL}, but the slot needs ${quote(terms.version)}`,
    fix,
  };
}
