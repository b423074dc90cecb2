import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';

type Failed = Extract<CheckResult, { outcome: 'Failed' }>;

/** Places that a failure names, so that one check cannot fill the list of findings. */
const MOST = 5;

/** Passed without a message; else one failure that says them all, sorted and each once, so that the same cause reads the same every time. */
export function several(
  messages: readonly string[],
  failure: Omit<Failed, 'outcome' | 'message' | 'also'>,
): CheckResult {
  const [message, ...also] = [...new Set(messages)].sort().slice(0, MOST);
  if (message === undefined) return PASSED;
  return { outcome: 'Failed', message, ...failure, ...(also.length > 0 && { also }) };
}
