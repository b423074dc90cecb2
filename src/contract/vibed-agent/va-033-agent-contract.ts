import { agentInfo } from '../agent-info.ts';
import type { Check, CheckInput, CheckResult } from '../check.ts';
import { PASSED } from '../passed.ts';
import { quote } from '../quote.ts';

/** The agent speaks the version of the contract. */
export const agentContract: Check = {
  id: 'VA-033',
  severity: { '1': 'Error' },
  title: 'The agent speaks the version of the contract',
  reasons: ['ContractVersionMismatch'],
  help: 'agentContract of /info is compiled into the agent, whatever the label says.',
  fix: 'copy a vibed-agent of the version in spec.contract.version',
  needs: 'Boot',
  run,
};

function run({ terms, evidence }: CheckInput): CheckResult {
  const found = agentInfo(evidence);
  if ('result' in found) return found.result;
  const spoken = found.info.agentContract;
  if (spoken === terms.version) return PASSED;
  return {
    outcome: 'Failed',
    reason: 'ContractVersionMismatch',
    message: `The agent speaks contract ${quote(spoken, 32)}, but the slot needs ${quote(terms.version)}`,
    fix: `copy a vibed-agent that speaks contract ${quote(terms.version)}`,
  };
}
