import type { CheckResult } from '../../check.ts';
import { quote } from '../../quote.ts';
import type { ProcessFact } from '../boot/cubbi-boot.ts';
import { firstBoot } from '../booted/first-boot.ts';
import { several } from '../booted/several.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** The user's processes keep nothing of root (specification, "User Management": gosu). */
export const privilegesDropped: CubbiCheck = {
  id: 'CB-064',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: "The user's command has no id of root and no capability left",
  reasons: ['PrivilegesKept'],
  help: 'gosu changes the real, effective and saved user id at once and with them loses every capability; sudo, su and setpriv may keep some. Other processes of root are for CB-110.',
  fix: 'run the command by gosu cubbi, as cubbi_init.py does',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const boot = firstBoot(evidence);
  if ('result' in boot) return boot.result;
  const { uid, processes } = boot.report;
  const faults =
    uid === 0
      ? ["The user's command runs as root after initialization"]
      : processes.filter(({ euid }) => euid === uid).flatMap((process) => faultOf(process));
  return several(faults, { reason: 'PrivilegesKept' });
}

function faultOf({ name, ruid, euid, suid, capEff, capPrm }: ProcessFact): string[] {
  const process = `The user's process ${quote(name)}`;
  if (ruid !== euid || suid !== euid)
    return [`${process} has the real, effective and saved user id ${ruid}, ${euid} and ${suid}`];
  const kept = [capEff, capPrm].find((set) => !/^0*$/.test(set));
  return kept === undefined
    ? []
    : [`${process} still has capabilities 0x${kept.replace(/^0+/, '')}`];
}
