import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { several } from '../booted/several.ts';
import { roadsToRoot } from '../image/roads-to-root.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';

/** cubbi cannot become root again: by sudo, by a group, or by a set-user-id program. */
export const noWayBackToRoot: CubbiCheck = {
  id: 'CB-112',
  severity: { Pragmatic: 'Warning', Strict: 'Error' },
  title: 'The account cubbi has no way back to root',
  reasons: ['PrivilegesKept'],
  help: 'Dropping root protects nothing where the user command takes it back. Where sudo is installed, the init script itself lets cubbi use it without a password; allowPrivilegeEscalation: false in a workload disables that.',
  fix: 'leave out sudo (an empty /etc/sudoers.d does), or run workloads with allowPrivilegeEscalation: false',
  needs: 'Files',
  run,
};

const WITHOUT_SUDO = 'remove that, or run workloads with allowPrivilegeEscalation: false';

function run({ evidence: { files, boot } }: CubbiInput): CheckResult {
  const { sudo, others } = files.known ? roadsToRoot(files.value) : { sudo: [], others: [] };
  const report = boot.known && boot.value.report.known ? boot.value.report.value : undefined;
  if (report?.sudo === 0 && sudo.length === 0)
    sudo.push('In the booted image, sudo made cubbi root without a password');
  const roads = [...sudo, ...others];
  if (roads.length > 0)
    return several(roads, {
      reason: 'PrivilegesKept',
      ...(sudo.length === 0 && { fix: WITHOUT_SUDO }),
    });
  if (!files.known) return unknownResult(files);
  return unlessCutShort(files.value, 'a set-user-id program', PASSED);
}
