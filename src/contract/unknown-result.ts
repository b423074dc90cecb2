import type { Known } from '../evidence/known.ts';
import type { CheckResult } from './check.ts';

/** A check whose evidence could not be told, with the evidence's own reason. */
export function unknownResult(evidence: Extract<Known<unknown>, { known: false }>): CheckResult {
  return { outcome: 'Unknown', reason: evidence.reason, message: evidence.message };
}
