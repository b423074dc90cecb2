import type { CheckResult } from '../../check.ts';

/** A check of the boot that could not be told, for a cause that is not known to be the image's. */
export function notTold(message: string): Extract<CheckResult, { outcome: 'Unknown' }> {
  return { outcome: 'Unknown', reason: 'EvidenceUnreadable', message };
}
