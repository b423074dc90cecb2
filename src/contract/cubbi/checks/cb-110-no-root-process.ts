import type { CheckResult } from '../../check.ts';
import { quote } from '../../quote.ts';
import type { BootReport, ProcessFact } from '../boot/cubbi-boot.ts';
import { droppedBoot } from '../booted/dropped-boot.ts';
import { several } from '../booted/several.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

/** Programs that start init and wait for it, by the kernel's name. */
const LAUNCHERS = new Set(['uv', 'tini', 'tini-static', 'dumb-init', 'docker-init', 'catatonit']);
const ROOT = 0;

/** No process keeps running as root (specification, "Security"). */
export const noRootProcess: CubbiCheck = {
  id: 'CB-110',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'No process runs as root after the initialization',
  reasons: ['PrivilegesKept'],
  help: 'uv, the interpreter that the init script names, stays as process 1 (astral-sh/uv#3095), as an init such as tini does. Pragmatic warns of these launchers alone. With a run command upstream stays root as a whole, so the boot without one is looked at.',
  fix: 'set ENTRYPOINT ["python3", "/cubbi/cubbi_init.py"], so that no launcher stays',
  needs: 'Boot',
  run,
};

function run({ terms, evidence }: CubbiInput): CheckResult {
  const boot = droppedBoot(evidence);
  if ('result' in boot) return boot.result;
  const { report } = boot;
  const rooted = report.processes.filter((process) => isRoot(process, report));
  const others = rooted.filter((process) => !isLauncher(process, report));
  if (terms.grade === 'Strict') return several(rooted.map(faultOf), { reason: 'PrivilegesKept' });
  if (others.length > 0)
    return several(others.map(faultOf), {
      reason: 'PrivilegesKept',
      fix: 'start no service from init or a plugin, or run it by gosu cubbi',
    });
  return several(rooted.map(faultOf), { reason: 'PrivilegesKept', severity: 'Warning' });
}

/** A process of the user that keeps an id of root is for CB-064. */
function isRoot({ ruid, euid, suid }: ProcessFact, { uid }: BootReport): boolean {
  return euid !== uid && [ruid, euid, suid].includes(ROOT);
}

/** Process 1, and uv below another one. */
function isLauncher({ pid, name }: ProcessFact, { processes }: BootReport): boolean {
  if (pid === 1) return LAUNCHERS.has(name);
  const first = processes.find((one) => one.pid === 1);
  return name === 'uv' && first !== undefined && first.name !== 'uv' && LAUNCHERS.has(first.name);
}

/** Only process 1 has the same number every time. */
function faultOf({ pid, name }: ProcessFact): string {
  const process = pid === 1 ? `Process 1, ${quote(name)},` : `A process ${quote(name)}`;
  return `${process} still runs as root after initialization`;
}
