import type { CubbiEvidence } from '../../../../src/contract/cubbi/cubbi-check.ts';
import { goodFiles } from '../good-files.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, cutShort } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';
import { unread, noInit, byUv, has, without, python, missing } from './files-evidence.ts';

/** CB-053 and CB-054 ask the same of two packages. */
const PACKAGE_CASES: readonly CubbiCase[] = (['ruamel', 'pydantic'] as const).flatMap((name) => {
  const check = name === 'ruamel' ? 'CB-053' : 'CB-054';
  const title = name === 'ruamel' ? 'ruamel.yaml' : 'pydantic';
  const lacks = python({ [name]: false });
  const row = (
    reason: string,
    evidence: Partial<CubbiEvidence>,
    want: CubbiCase['want'],
  ): CubbiCase => ({
    check,
    reason,
    evidence,
    want,
  });
  return [
    row('among the packages of python3', has(python({})), PASSED),
    row('not there', has(lacks), missing(`The image's python3 has no ${title}`)),
    row(
      'uv’s environment is for uv alone',
      has(python({ [name]: false, uvEnvironments: ['/root/.cache/uv/environments-v2/x'] })),
      missing(
        `python3 runs cubbi_init.py without ${title}: it does not look into uv's environment`,
      ),
    ),
    row(
      'the environment that uv prepared',
      { ...byUv, ...has(python({ [name]: false, uvEnvironments: ['/root/.cache/uv/x'] })) },
      PASSED,
    ),
    row('what uv will download is CB-056’s to tell', { ...byUv, ...has(lacks) }, NOT_APPLICABLE),
    row('no python3 is CB-050’s to tell', has({ ...lacks, ...without('python3') }), NOT_APPLICABLE),
    row('no init script is CB-080’s to tell', noInit, NOT_APPLICABLE),
    row('it may be where nobody looked', has({ ...lacks, whole: false }), cutShort(title)),
    row('not read', unread, UNTOLD),
  ];
});

export const PYTHON_CASES: readonly CubbiCase[] = [
  ...PACKAGE_CASES,
  {
    check: 'CB-054',
    reason: 'older scripts do not import it',
    revision: 'Env',
    evidence: { files: goodFiles('Env', python({ pydantic: false })) },
    want: NOT_APPLICABLE,
  },
  { check: 'CB-056', reason: 'python3 downloads nothing', evidence: has(python({})), want: PASSED },
  { check: 'CB-056', reason: 'uv prepared an environment', evidence: byUv, want: PASSED },
  {
    check: 'CB-056',
    reason: 'every cold start is a download',
    evidence: { ...byUv, ...has(python({})) },
    want: missing('uv downloads the Python packages of cubbi_init.py whenever a container starts'),
  },
  {
    check: 'CB-056',
    reason: 'it may be where nobody looked',
    evidence: { ...byUv, ...has({ ...python({}), whole: false }) },
    want: cutShort('an environment of uv for cubbi_init.py'),
  },
  {
    check: 'CB-056',
    reason: 'no uv is CB-055’s to tell',
    evidence: { ...byUv, ...has({ ...python({}), ...without('uv') }) },
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-056',
    reason: 'no init script is CB-080’s to tell',
    evidence: noInit,
    want: NOT_APPLICABLE,
  },
  { check: 'CB-056', reason: 'not read', evidence: unread, want: UNTOLD },
  { check: 'CB-059', reason: 'recent enough', want: PASSED },
  {
    check: 'CB-059',
    reason: 'the newest counts, for that is the image’s own',
    evidence: has(python({ minors: [9, 12] })),
    want: PASSED,
  },
  {
    check: 'CB-059',
    reason: 'revision Config uses union types at run time',
    evidence: has(python({ minors: [8, 9] })),
    want: missing('The image has Python 3.9, but cubbi_init.py needs 3.10'),
  },
  {
    check: 'CB-059',
    reason: 'revision Env does not',
    revision: 'Env',
    evidence: { files: goodFiles('Env', python({ minors: [9] })) },
    want: PASSED,
  },
  {
    check: 'CB-059',
    reason: 'but needs more than any Python 3',
    revision: 'Env',
    evidence: { files: goodFiles('Env', python({ minors: [8] })) },
    want: missing('The image has Python 3.8, but cubbi_init.py needs 3.9'),
  },
  {
    check: 'CB-059',
    reason: 'uv chose a Python for its environment',
    evidence: { ...byUv, ...has(python({ minors: [8], uvEnvironments: ['/root/.cache/uv/x'] })) },
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-059',
    reason: 'no library where it usually is',
    evidence: has(python({ minors: [] })),
    want: {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: 'The image has python3, but not its library where it usually is',
    },
  },
  {
    check: 'CB-059',
    reason: 'a newer one may be where nobody looked',
    evidence: has({ ...python({ minors: [9] }), whole: false }),
    want: cutShort('a Python of at least 3.10'),
  },
  {
    check: 'CB-059',
    reason: 'no python3 is CB-050’s to tell',
    evidence: has({ ...python({ minors: [] }), ...without('python3') }),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-059',
    reason: 'no init script is CB-080’s to tell',
    evidence: noInit,
    want: NOT_APPLICABLE,
  },
  { check: 'CB-059', reason: 'not read', evidence: unread, want: UNTOLD },
];
