import { NOT_APPLICABLE } from '../../not-applicable.ts';
import type { CubbiEvidence } from '../cubbi-check.ts';
import { firstBoot } from './first-boot.ts';
import type { FirstBoot } from './first-boot.ts';

/**
 * What the probe saw in the first boot, for what is compared with the user that the boot dropped to. Where it ran as root, CB-064 says so, and
 * ids, owners and processes follow from that.
 */
export function droppedBoot(evidence: CubbiEvidence): FirstBoot {
  const boot = firstBoot(evidence);
  return 'report' in boot && boot.report.uid === 0 ? { result: NOT_APPLICABLE } : boot;
}
