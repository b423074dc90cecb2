import type { CheckResult } from '../../../../src/contract/check.ts';
import type { CubbiEvidence } from '../../../../src/contract/cubbi/cubbi-check.ts';
import type { CubbiTerms } from '../../../../src/contract/cubbi/cubbi-terms.ts';
import type { Revision } from '../../../../src/contract/cubbi/init/init-facts.ts';

/** One row of a check's table. What is not given is that of an image that keeps the contract. */
export interface CubbiCase {
  readonly check: string;
  /** Why the result must be so. */
  readonly reason: string;
  /** Which good image it starts from; Config unless given. */
  readonly revision?: Revision;
  readonly terms?: Partial<CubbiTerms>;
  readonly evidence?: Partial<CubbiEvidence>;
  readonly want: CheckResult;
}

type Failure = Extract<CheckResult, { outcome: 'Failed' }>;

export const PASSED: CheckResult = { outcome: 'Passed' };
export const NOT_APPLICABLE: CheckResult = { outcome: 'NotApplicable' };

/** The result of every check that needs `UNREAD` (of `test/contract/good-evidence.ts`). */
export const UNTOLD: CheckResult = {
  outcome: 'Unknown',
  reason: 'RegistryUnavailable',
  message: 'The registry does not answer',
};

/** A failure; `rest` has its own fix, a lesser severity or further messages. */
export function failed(
  reason: Failure['reason'],
  message: string,
  rest: Pick<Failure, 'fix' | 'severity' | 'also'> = {},
): CheckResult {
  return { outcome: 'Failed', reason, message, ...rest };
}

/** What rests on something not being there, in an image that was not looked at in whole. */
export function cutShort(what: string): CheckResult {
  return {
    outcome: 'Unknown',
    reason: 'EvidenceUnreadable',
    message: `The image has more files than are looked at, so nobody knows whether it has ${what}`,
  };
}
