import type { CheckResult } from './check.ts';

/** The check holds. */
export const PASSED: CheckResult = { outcome: 'Passed' };
