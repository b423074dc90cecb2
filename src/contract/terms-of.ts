import type { TermsSource } from './contract.ts';
import type { ContractTerms } from './contract-terms.ts';
import { cubbiTermsOf } from './cubbi/cubbi-terms-of.ts';
import { vibedAgentTermsOf } from './vibed-agent-terms-of.ts';

/** Apart from the contracts themselves: the gate asks for terms, and need not load what judges images. */
const TERMS: Readonly<
  Record<
    ContractTerms['type'],
    (template: TermsSource, sha256: (text: string) => string) => ContractTerms
  >
> = { VibedAgent: vibedAgentTermsOf, Cubbi: cubbiTermsOf };

/**
 * The terms that a template sets.
 *
 * @param sha256 gives the SHA-256 of a text as 64 hexadecimal digits
 */
export function termsOf(template: TermsSource, sha256: (text: string) => string): ContractTerms {
  return TERMS[template.spec.contract.type](template, sha256);
}
