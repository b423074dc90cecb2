import type { Contract } from './contract.ts';
import type { ContractTerms } from './contract-terms.ts';
import { CONTRACTS } from './contracts.ts';

/** The contract of that name. */
export function contractOf(type: ContractTerms['type']): Contract {
  return CONTRACTS[type];
}
