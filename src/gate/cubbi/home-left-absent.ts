import { quote } from '../../contract/quote.ts';
import type { ContainerUse, WorkloadRule } from '../workload-rule.ts';

const HOME = '/home/cubbi';

/**
 * Before the init script runs, a container runtime makes every directory that a mount or the working directory needs. The script replaces a file
 * or a link at /home/cubbi by its own link, but no directory.
 */
export const homeLeftAbsent: WorkloadRule = {
  effect: 'Reject',
  reason: 'WorkloadBreaksInit',
  judge(use) {
    const { mounts = [], workingDir } = use.settings;
    const mount = mounts.find(({ path }) => path.startsWith(`${HOME}/`));
    if (mount !== undefined)
      return {
        field: `${use.field}volumeMounts[${mount.index}].mountPath`,
        sentence: sentence(use, mount.path, 'mount it below /cubbi-config/home'),
      };
    if (workingDir === undefined || !`${workingDir}/`.startsWith(`${HOME}/`)) return undefined;
    return {
      field: `${use.field}workingDir`,
      sentence: sentence(use, workingDir, 'leave workingDir out, or set it to /app'),
    };
  },
};

function sentence({ template }: ContainerUse, path: string, fix: string): string {
  return `the init script of ${template} makes ${HOME} a link, and fails where ${quote(path, 40)} is made first; ${fix}`;
}
