import type { WorkloadRule } from '../workload-rule.ts';

/** Accounts, links and the init script's own log and status are in the root file system; no volume can stand in for all of them. */
export const rootWritable: WorkloadRule = {
  effect: 'Reject',
  reason: 'WorkloadBreaksInit',
  judge({ settings: { security }, field, template }) {
    if (security?.readOnlyRootFilesystem !== true) return undefined;
    return {
      field: `${field}securityContext.readOnlyRootFilesystem`,
      sentence: `the init script of ${template} writes to the root file system; set readOnlyRootFilesystem to false`,
    };
  },
};
