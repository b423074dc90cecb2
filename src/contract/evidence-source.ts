import { checkById } from './check-by-id.ts';
import type { EvidenceSource } from './check.ts';

/** Where the evidence of a check comes from. A check that this version does not know counts as Boot, which is never waved through. */
export function evidenceSource(check: string): EvidenceSource {
  return checkById(check)?.needs ?? 'Boot';
}
