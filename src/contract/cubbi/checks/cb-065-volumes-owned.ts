import type { CheckResult } from '../../check.ts';
import { droppedBoot } from '../booted/dropped-boot.ts';
import { octal } from '../booted/octal.ts';
import { seenPlace } from '../booted/seen-place.ts';
import { several } from '../booted/several.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

const VOLUMES = ['/app', '/cubbi-config'];
const OTHERS_MAY_WRITE = 0o022;

/** Volumes arrive as root's and open to everyone (specification, "User Management": volume permissions). */
export const volumesOwned: CubbiCheck = {
  id: 'CB-065',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: "Volumes at /app and /cubbi-config become the user's alone",
  reasons: ['OwnershipWrong'],
  help: "A volume comes as root:root with mode 0777. After initialization its top has the user's group and mode 0755. Its owner is for CB-070 and CB-073.",
  fix: 'let cubbi_init.py chown the directory to the user and group and chmod it to 0755',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const boot = droppedBoot(evidence);
  if ('result' in boot) return boot.result;
  const { report } = boot;
  const seen = VOLUMES.map((path) => ({ path, ...seenPlace(report, path) }));
  const unseen = seen.find((one) => 'result' in one);
  if (unseen !== undefined) return unseen.result;
  const faults = seen.flatMap((one) => {
    if (!('place' in one)) return [];
    const { kind, uid, gid, mode } = one.place;
    if (kind === 'Missing' || uid !== report.uid) return [];
    if ((mode & OTHERS_MAY_WRITE) !== 0)
      return [`${one.path} has mode ${octal(mode)} after initialization, expected 0755`];
    return gid === report.gid
      ? []
      : [`${one.path} belongs to gid ${gid} after initialization, expected ${report.gid}`];
  });
  return several(faults, { reason: 'OwnershipWrong' });
}
