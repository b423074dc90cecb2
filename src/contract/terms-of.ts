import type { TermsSource } from './contract.ts';
import type { ContractTerms } from './contract-terms.ts';
import { CONTRACTS } from './contracts.ts';

/**
 * The terms that a template sets.
 *
 * @param sha256 gives the SHA-256 of a text as 64 hexadecimal digits
 */
export function termsOf(template: TermsSource, sha256: (text: string) => string): ContractTerms {
  return CONTRACTS[template.spec.contract.type].terms(template, sha256) as ContractTerms;
}
