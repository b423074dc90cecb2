import type { WorkloadRule } from '../workload-rule.ts';

/** The init script of every release since 0.3 lets user cubbi become root with sudo and no password; without escalation sudo cannot. */
export const noPrivilegeEscalation: WorkloadRule = {
  effect: 'Warn',
  reason: 'WorkloadNotAdvised',
  judge({ settings: { security }, field, template }) {
    if (security?.allowPrivilegeEscalation === false) return undefined;
    return {
      field: `${field}securityContext.allowPrivilegeEscalation`,
      sentence: `user cubbi of ${template} may become root by sudo without a password; set allowPrivilegeEscalation to false`,
    };
  },
};
