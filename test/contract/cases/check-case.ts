import type { CheckResult } from '../../../src/contract/check.ts';
import type { VibedAgentTerms } from '../../../src/contract/vibed-agent-terms.ts';
import type { Evidence } from '../../../src/evidence/evidence.ts';

/** One row of a check's table. What is not given is that of an image that keeps the contract of node-24. */
export interface CheckCase {
  readonly check: string;
  readonly reason: string;
  readonly terms?: Partial<VibedAgentTerms>;
  readonly evidence?: Partial<Evidence>;
  readonly want: CheckResult;
}

export const PASSED: CheckResult = { outcome: 'Passed' };
export const NOT_APPLICABLE: CheckResult = { outcome: 'NotApplicable' };

/** The result of every check that needs `UNREAD`. */
export const UNTOLD: CheckResult = {
  outcome: 'Unknown',
  reason: 'RegistryUnavailable',
  message: 'The registry does not answer',
};

/** A failure. */
export function failed(
  reason: Extract<CheckResult, { outcome: 'Failed' }>['reason'],
  message: string,
  fix?: string,
): CheckResult {
  return { outcome: 'Failed', reason, message, ...(fix === undefined ? {} : { fix }) };
}
