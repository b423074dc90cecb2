import type { CheckResult } from './check.ts';

/** There is nothing to judge. */
export const NOT_APPLICABLE: CheckResult = { outcome: 'NotApplicable' };
