import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import type { CubbiEvidence } from '../cubbi-check.ts';
import { droppedBoot } from './dropped-boot.ts';
import { leadsNowhere } from './leads-nowhere.ts';
import { seenPlace } from './seen-place.ts';

/** Whether a directory is there after the initialization, belongs to the user and may be written by it. */
export function ownedDirectory(evidence: CubbiEvidence, path: string): CheckResult {
  const boot = droppedBoot(evidence);
  if ('result' in boot) return boot.result;
  const seen = seenPlace(boot.report, path);
  if ('result' in seen) return seen.result;
  const { kind, uid, writable } = seen.place;
  const wrong = (found: string): CheckResult => ({
    outcome: 'Failed',
    reason: 'OwnershipWrong',
    message: `${path} ${found}`,
  });
  if (leadsNowhere(seen.place)) return wrong('is missing after initialization');
  if (kind !== 'Directory' && kind !== 'Symlink') return wrong('is no directory');
  if (uid !== boot.report.uid)
    return wrong(`belongs to uid ${uid} after initialization, expected ${boot.report.uid}`);
  return writable ? PASSED : wrong('cannot be written by cubbi after initialization');
}
