import type { CheckResult } from '../../check.ts';
import type { CubbiFiles } from '../files/cubbi-files.ts';

/** A result that rests on something not being in the image: nobody can tell where not all of its files were looked at. */
export function unlessCutShort(
  { whole }: Pick<CubbiFiles, 'whole'>,
  what: string,
  result: CheckResult,
): CheckResult {
  if (whole) return result;
  return {
    outcome: 'Unknown',
    reason: 'EvidenceUnreadable',
    message: `The image has more files than are looked at, so nobody knows whether it has ${what}`,
  };
}
