import type { ContainerSecurity } from '../settings/pod-settings.ts';
import type { WorkloadRule } from '../workload-rule.ts';

/** What an init script that boots needs; with these alone it boots, and the user's process has none of them. */
const NEEDED = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'];

/** The init script changes owners and modes, enters what it has given away, and drops root with gosu. */
export const capabilitiesKept: WorkloadRule = {
  effect: 'Reject',
  reason: 'WorkloadBreaksInit',
  judge({ settings: { security }, field, template }) {
    const missing = security === undefined ? [] : missingOf(security);
    if (missing.length === 0) return undefined;
    return {
      field: `${field}securityContext.capabilities`,
      sentence: `the init script of ${template} needs ${missing.join(', ')}; add ${NEEDED.join(', ')} where you drop ALL, and drop none of them by name`,
    };
  },
};

/**
 * As container runtimes do it: ALL first, then each that is added, then each that is dropped. A privileged container has all of them; what
 * comes of adding and dropping ALL differs between runtimes.
 */
function missingOf({ privileged, added, dropped }: ContainerSecurity): string[] {
  if (privileged === true) return [];
  const noneLeft = dropped.includes('ALL') && !added.includes('ALL');
  return NEEDED.filter((name) => dropped.includes(name) || (noneLeft && !added.includes(name)));
}
