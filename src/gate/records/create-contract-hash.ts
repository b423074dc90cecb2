import { termsOf } from '../../contract/terms-of.ts';
import type { TermsSource } from '../../contract/contract.ts';
import { createMemo } from './create-memo.ts';

/** Contracts of a cluster's templates: few, because templates of one platform ask for the same. */
const MOST = 1_000;

/**
 * The hash of the contract that a template asks for now, as `termsOf` tells it. The same terms are hashed once: a text is remembered with its
 * hash, up to a number of texts.
 *
 * @param sha256 gives the SHA-256 of a text as 64 hexadecimal digits
 */
export function createContractHash(
  sha256: (text: string) => string,
): (template: TermsSource) => string {
  const memo = createMemo<string>(MOST);
  return (template) => termsOf(template, (text) => memo(text, () => sha256(text))).hash;
}
