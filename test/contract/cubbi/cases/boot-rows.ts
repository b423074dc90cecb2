import type { BootReport, CubbiBoot } from '../../../../src/contract/cubbi/boot/cubbi-boot.ts';
import type { Revision } from '../../../../src/contract/cubbi/init/init-facts.ts';
import { UNREAD, known } from '../../good-evidence.ts';
import { ended, goodBoot, goodReport } from '../good-cubbi.ts';
import { NOT_APPLICABLE, UNTOLD } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

type Given = Pick<CubbiCase, 'revision' | 'evidence'>;

/** The good image of that revision with other boots. */
export function booted(changes: Partial<CubbiBoot>, revision: Revision = 'Config'): Given {
  return { revision, evidence: { boot: goodBoot(revision, changes) } };
}

/** The good image of that revision with another report of the first boot. */
export function reported(changes: Partial<BootReport>, revision: Revision = 'Config'): Given {
  return booted({ report: goodReport(revision, changes) }, revision);
}

/** A container that ran on when its time was over. */
export const RUNNING: CubbiBoot['second'] = known({ state: 'Running' });
/** A container whose turn never came. */
export const SKIPPED: CubbiBoot['second'] = known({ state: 'Skipped' });

/** A container that the kernel ended for want of memory. */
export const OUT_OF_MEMORY: CubbiBoot['second'] = known({
  state: 'Ended',
  exitCode: 137,
  reason: 'OOMKilled',
  message: '',
});

/** A container that the node could not start, in the runtime's words. */
export function notStarted(message: string): CubbiBoot['second'] {
  return known({ state: 'NotStarted', reason: 'StartError', message });
}

export const EXEC_FORMAT = notStarted(
  'runc create failed: error during container init: exec: "/cubbi/cubbi_init.py": exec format error',
);
export const NO_PROGRAM = notStarted(
  'runc create failed: error during container init: exec: "/init": stat /init: no such file or directory',
);

/** The first boot failed, and nothing came after it. */
export const FAILED_FIRST: Partial<CubbiBoot> = {
  candidate: ended(1),
  probed: known(false),
  report: UNREAD,
  second: SKIPPED,
  secondReport: UNREAD,
};

/** The image ran everything as root. */
export const AS_ROOT = reported({ uid: 0, gid: 0, user: 'root' });

/** Rows of every check that looks at the first report. */
export function reportRows(check: string): CubbiCase[] {
  return [
    { check, reason: 'nothing booted', evidence: { boot: UNREAD }, want: UNTOLD },
    {
      check,
      reason: 'the report could not be read',
      ...booted({ report: UNREAD }),
      want: UNTOLD,
    },
    {
      check,
      reason: 'a failed boot has no report, and CB-075 says why',
      ...booted(FAILED_FIRST),
      want: NOT_APPLICABLE,
    },
  ];
}

/** Rows of every check that compares with the user that the boot dropped to. */
export function droppedRows(check: string): CubbiCase[] {
  return [
    ...reportRows(check),
    { check, reason: 'what follows from root is for CB-064', ...AS_ROOT, want: NOT_APPLICABLE },
  ];
}

/** Rows of every check that looks at the second boot. */
export function secondRows(check: string): CubbiCase[] {
  return [
    { check, reason: 'nothing booted', evidence: { boot: UNREAD }, want: UNTOLD },
    {
      check,
      reason: 'nobody saw how it went',
      ...booted({ second: UNREAD, secondReport: UNREAD }),
      want: UNTOLD,
    },
    {
      check,
      reason: 'the first boot failed, and CB-075 says why',
      ...booted(FAILED_FIRST),
      want: NOT_APPLICABLE,
    },
  ];
}
