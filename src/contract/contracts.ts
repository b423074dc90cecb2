import type { Contract } from './contract.ts';
import type { ContractTerms } from './contract-terms.ts';
import { CUBBI } from './cubbi/cubbi-contract.ts';
import { VIBED_AGENT } from './vibed-agent-contract.ts';

/** Every contract that images can be judged by. */
export const CONTRACTS: Readonly<Record<ContractTerms['type'], Contract>> = {
  VibedAgent: VIBED_AGENT,
  Cubbi: CUBBI,
};
