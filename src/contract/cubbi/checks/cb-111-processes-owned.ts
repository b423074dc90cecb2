import type { CheckResult } from '../../check.ts';
import { quote } from '../../quote.ts';
import { droppedBoot } from '../booted/dropped-boot.ts';
import { several } from '../booted/several.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** All processes of the user are cubbi's (specification, "Security"). */
export const processesOwned: CubbiCheck = {
  id: 'CB-111',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'Every process that is not root runs as cubbi',
  reasons: ['PrivilegesKept'],
  help: 'A process of a third user shares the volumes with cubbi and answers to nobody. Processes of root are for CB-110.',
  fix: 'start it by gosu cubbi, or not at all',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const boot = droppedBoot(evidence);
  if ('result' in boot) return boot.result;
  const { uid, processes } = boot.report;
  const faults = processes
    .filter(({ ruid, euid, suid }) => ![ruid, euid, suid].includes(0) && euid !== uid)
    .map(({ name, euid }) => `A process ${quote(name)} runs with uid ${euid}, expected ${uid}`);
  return several(faults, { reason: 'PrivilegesKept' });
}
