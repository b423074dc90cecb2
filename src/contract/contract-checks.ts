import type { Check } from './check.ts';
import type { ContractTerms } from './contract-terms.ts';
import { VIBED_AGENT_CHECKS } from './vibed-agent-checks.ts';

/** The ordered checks of each contract. */
export const CONTRACT_CHECKS: Readonly<Record<ContractTerms['type'], readonly Check[]>> = {
  VibedAgent: VIBED_AGENT_CHECKS,
};
