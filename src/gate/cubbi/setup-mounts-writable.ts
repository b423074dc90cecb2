import { quote } from '../../contract/quote.ts';
import type { WorkloadRule } from '../workload-rule.ts';

/** Directories whose owner and mode the init script sets, and the one that it makes its link in. */
const SET_UP = ['/app', '/cubbi-config', '/cubbi-config/home', '/home'];

/** A read-only volume in a directory that the init script sets up: by the mount, or by the kind of the volume. */
export const setupMountsWritable: WorkloadRule = {
  effect: 'Reject',
  reason: 'WorkloadBreaksInit',
  judge({ settings: { mounts = [] }, pod: { readOnlyVolumes }, field, template }) {
    const mount = mounts.find(
      ({ path, readOnly, volume }) =>
        SET_UP.includes(path) && (readOnly || readOnlyVolumes?.has(volume) === true),
    );
    if (mount === undefined) return undefined;
    return {
      field: `${field}volumeMounts[${mount.index}]`,
      sentence: `the init script of ${template} must write to ${quote(mount.path, 64)}, which is read-only; mount a writable volume there, or this one below it`,
    };
  },
};
