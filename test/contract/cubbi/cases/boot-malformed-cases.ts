import { UNREAD, known } from '../../good-evidence.ts';
import { ended } from '../good-cubbi.ts';
import { FAILED_FIRST, RUNNING, booted } from './boot-rows.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const malformed = (found: string) =>
  failed('InitFailed', `A boot with a malformed CUBBI_USER_ID ${found}, expected exit code 1`);

export const BOOT_MALFORMED_CASES: readonly CubbiCase[] = [
  { check: 'CB-028', reason: 'refused', want: PASSED },
  {
    check: 'CB-028',
    reason: 'taken for something',
    ...booted({ malformed: ended(0) }),
    want: malformed('ended with exit code 0'),
  },
  {
    check: 'CB-028',
    reason: 'refused in another way',
    ...booted({ malformed: ended(2) }),
    want: malformed('ended with exit code 2'),
  },
  {
    check: 'CB-028',
    reason: 'neither refused nor taken',
    ...booted({ malformed: RUNNING }),
    want: malformed('did not end'),
  },
  {
    check: 'CB-028',
    reason: 'killed by somebody else',
    ...booted({ malformed: ended(137) }),
    want: {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: 'The malformed boot was killed from outside',
    },
  },
  { check: 'CB-028', reason: 'nobody saw it', ...booted({ malformed: UNREAD }), want: UNTOLD },
  {
    check: 'CB-028',
    reason: 'what never boots refuses nothing',
    ...booted(FAILED_FIRST),
    want: NOT_APPLICABLE,
  },
  { check: 'CB-028', reason: 'nothing booted', evidence: { boot: UNREAD }, want: UNTOLD },
  { check: 'CB-118', reason: 'nothing printed', want: PASSED },
  {
    check: 'CB-118',
    reason: 'printed',
    ...booted({ malformedReport: known({ leaks: true }) }),
    want: failed(
      'SecretExposed',
      "A malformed configuration was printed to the container's log, secrets included",
    ),
  },
  {
    check: 'CB-118',
    reason: 'what it printed could not be read',
    ...booted({ malformedReport: UNREAD }),
    want: UNTOLD,
  },
  {
    check: 'CB-118',
    reason: 'what never boots reads nothing',
    ...booted({ ...FAILED_FIRST, malformedReport: UNREAD }),
    want: NOT_APPLICABLE,
  },
  { check: 'CB-118', reason: 'nothing booted', evidence: { boot: UNREAD }, want: UNTOLD },
];
