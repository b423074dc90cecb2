import type { WorkloadRule } from '../workload-rule.ts';
import { argsLeaveHelp } from './args-leave-help.ts';
import { capabilitiesKept } from './capabilities-kept.ts';
import { commandStartsInit } from './command-starts-init.ts';
import { execsUsePlainShells } from './execs-use-plain-shells.ts';
import { homeLeftAbsent } from './home-left-absent.ts';
import { homeNotMounted } from './home-not-mounted.ts';
import { initNotHidden } from './init-not-hidden.ts';
import { noFsGroup } from './no-fs-group.ts';
import { noPrivilegeEscalation } from './no-privilege-escalation.ts';
import { rootWritable } from './root-writable.ts';
import { runsAsRoot } from './runs-as-root.ts';
import { setupMountsWritable } from './setup-mounts-writable.ts';
import { startsAsUserRoot } from './starts-as-user-root.ts';

/** What workloads that use a Cubbi image must leave to its init script: first what fails for certain, then what is only warned of. */
export const CUBBI_WORKLOAD_RULES: readonly WorkloadRule[] = [
  commandStartsInit,
  argsLeaveHelp,
  startsAsUserRoot,
  runsAsRoot,
  rootWritable,
  capabilitiesKept,
  initNotHidden,
  homeLeftAbsent,
  setupMountsWritable,
  execsUsePlainShells,
  homeNotMounted,
  noFsGroup,
  noPrivilegeEscalation,
];
