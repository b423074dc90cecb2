import type { WorkloadRule } from '../workload-rule.ts';

/** For an fsGroup the kubelet gives a group read and write to every file of a volume, those with secrets too, at each mount. */
export const noFsGroup: WorkloadRule = {
  effect: 'Warn',
  reason: 'WorkloadNotAdvised',
  judge({ pod: { security }, podField, template }) {
    if (security?.fsGroup === undefined) return undefined;
    return {
      field: `${podField}securityContext.fsGroup`,
      sentence: `fsGroup opens every file of a volume to the group, private ones too; remove it, the init script of ${template} sets the owners`,
    };
  },
};
