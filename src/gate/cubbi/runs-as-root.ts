import type { WorkloadRule } from '../workload-rule.ts';

/** The kubelet starts no container as root where `runAsNonRoot` is true. What the container says wins over what the pod says. */
export const runsAsRoot: WorkloadRule = {
  effect: 'Reject',
  reason: 'WorkloadBreaksInit',
  judge({ settings, pod, field, podField, template }) {
    const own = settings.security?.runAsNonRoot;
    if ((own ?? pod.security?.runAsNonRoot) !== true) return undefined;
    return {
      field: `${own === undefined ? podField : field}securityContext.runAsNonRoot`,
      sentence: `the init script of ${template} must start as root, it drops root itself; set runAsNonRoot to false`,
    };
  },
};
