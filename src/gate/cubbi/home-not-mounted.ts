import type { WorkloadRule } from '../workload-rule.ts';

/** The init script makes /home/cubbi a link: it can do that in an empty volume, and not in one that has a directory of that name. */
export const homeNotMounted: WorkloadRule = {
  effect: 'Warn',
  reason: 'WorkloadNotAdvised',
  judge({ settings: { mounts = [] }, field, template }) {
    const mount = mounts.find(({ path }) => path === '/home');
    if (mount === undefined) return undefined;
    return {
      field: `${field}volumeMounts[${mount.index}].mountPath`,
      sentence: `the init script of ${template} fails where a volume at /home has a directory cubbi; mount it at /cubbi-config, where the home is kept`,
    };
  },
};
