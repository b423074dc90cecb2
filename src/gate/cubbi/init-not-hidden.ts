import { quote } from '../../contract/quote.ts';
import type { WorkloadRule } from '../workload-rule.ts';

/** Where a volume hides the init script, the accounts, or stands where the script makes a link; with how to do without. */
const HIDDEN: ReadonlyMap<string, string> = new Map([
  ['/', 'mount it below /app or /cubbi-config'],
  ['/cubbi', 'mount single files below it, with subPath'],
  ['/home/cubbi', 'mount it at /cubbi-config, where the home is kept'],
  ['/etc', 'mount single files below it, with subPath'],
]);

/** A volume in place of what the image was judged for. */
export const initNotHidden: WorkloadRule = {
  effect: 'Reject',
  reason: 'WorkloadBreaksInit',
  judge({ settings: { mounts = [] }, field, template }) {
    const mount = mounts.find(({ path }) => HIDDEN.has(path));
    if (mount === undefined) return undefined;
    return {
      field: `${field}volumeMounts[${mount.index}].mountPath`,
      sentence: `the init script of ${template} fails with a volume at ${quote(mount.path, 64)}; ${HIDDEN.get(mount.path) ?? ''}`,
    };
  },
};
