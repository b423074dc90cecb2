import type { CubbiBoot } from '../../../../src/contract/cubbi/boot/cubbi-boot.ts';
import { UNREAD, known } from '../../good-evidence.ts';
import { SOURCE, ended } from '../good-cubbi.ts';
import { booted, secondRows } from './boot-rows.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const second = (kept: string[], lost: string[]): Pick<CubbiBoot, 'secondReport'> => ({
  secondReport: known({ uid: 12346, gid: 23457, channel: 'Config', kept, lost }),
});

export const BOOT_MARKERS_CASES: readonly CubbiCase[] = [
  { check: 'CB-046', reason: 'all are there', want: PASSED },
  {
    check: 'CB-046',
    reason: 'gone, each told by itself',
    ...booted(second([], [SOURCE, '/home/cubbi'])),
    want: failed(
      'PersistenceBroken',
      'What was written to "/home/cubbi" did not survive a restart',
      {
        also: [`What was written to "${SOURCE}" did not survive a restart`],
      },
    ),
  },
  {
    check: 'CB-046',
    reason: 'the first boot could leave none',
    ...booted(second([], [])),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-046',
    reason: 'what the second boot saw could not be read',
    ...booted({ secondReport: UNREAD }),
    want: UNTOLD,
  },
  {
    check: 'CB-046',
    reason: 'CB-023 says that the second boot failed',
    ...booted({ second: ended(1), secondReport: UNREAD }),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-046',
    reason: 'what the first boot saw could not be read',
    ...booted({ report: UNREAD }),
    want: UNTOLD,
  },
  ...secondRows('CB-046'),
];
