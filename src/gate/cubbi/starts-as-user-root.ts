import type { WorkloadRule } from '../workload-rule.ts';

/** The init script makes accounts and changes owners. What the container says wins over what the pod says. */
export const startsAsUserRoot: WorkloadRule = {
  effect: 'Reject',
  reason: 'WorkloadBreaksInit',
  judge({ settings, pod, field, podField, template }) {
    const own = settings.security?.runAsUser;
    const user = own ?? pod.security?.runAsUser;
    if (user === undefined || user === 0) return undefined;
    return {
      field: `${own === undefined ? podField : field}securityContext.runAsUser`,
      sentence: `the init script of ${template} must start as root, it drops root itself; set runAsUser to 0 and runAsNonRoot to false`,
    };
  },
};
