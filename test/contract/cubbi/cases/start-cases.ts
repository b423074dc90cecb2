import { UNREAD } from '../../good-evidence.ts';
import { goodConfig } from '../good-cubbi.ts';
import { GOOD_PATHS, goodInit, pathFact } from '../good-files.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, cutShort } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';
import { unread, noInit, byUv, has, without, lacking, shebang, missing } from './files-evidence.ts';

/** `/etc/sudoers.d` as something else. */
const sudoers = (kind: 'File' | 'Symlink') =>
  has({ paths: { ...GOOD_PATHS, ...pathFact('/etc/sudoers.d', 0o755, kind) } });

export const START_CASES: readonly CubbiCase[] = [
  { check: 'CB-055', reason: 'the interpreter of the #! line', evidence: byUv, want: PASSED },
  {
    check: 'CB-055',
    reason: 'without the configuration, what the #! line says',
    evidence: { config: UNREAD },
    want: PASSED,
  },
  {
    check: 'CB-055',
    reason: 'ENTRYPOINT names python3, whatever the #! line says',
    evidence: has(without('uv')),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-055',
    reason: 'an image as the specification builds it has no uv',
    evidence: { ...byUv, ...has(without('uv')) },
    want: missing('cubbi_init.py begins with #! and "uv", but the image has no uv'),
  },
  {
    check: 'CB-055',
    reason: 'uv of ENTRYPOINT',
    evidence: {
      config: goodConfig({ entrypoint: ['uv', 'run', '/cubbi/cubbi_init.py'] }),
      ...has(without('uv')),
    },
    want: missing('ENTRYPOINT runs uv, but the image has no uv'),
  },
  {
    check: 'CB-055',
    reason: 'uv may be where nobody looked',
    evidence: { ...byUv, ...has({ ...without('uv'), whole: false }) },
    want: cutShort('uv'),
  },
  {
    check: 'CB-055',
    reason: 'a #! line looks at one path only',
    evidence: { ...byUv, ...has(shebang('/usr/bin/python3')) },
    want: missing(
      'cubbi_init.py begins with #! and "/usr/bin/python3", but the image has it at /usr/local/bin/python3',
    ),
  },
  {
    check: 'CB-055',
    reason: '/bin is /usr/bin',
    evidence: { ...byUv, ...has(shebang('/bin/sh')) },
    want: PASSED,
  },
  {
    check: 'CB-055',
    reason: 'no python3 is CB-050’s to tell',
    evidence: {
      ...byUv,
      ...has({ ...shebang('/usr/bin/env', 'A=b', '-u', 'python3'), ...without('python3') }),
    },
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-055',
    reason: 'nobody looked for every program there is',
    evidence: { ...byUv, ...has(shebang('/usr/bin/env', 'pypy3')) },
    want: {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: 'cubbi_init.py begins with #! and "pypy3", for which nobody looked',
    },
  },
  {
    check: 'CB-055',
    reason: 'the kernel cannot run it',
    evidence: { ...byUv, ...has(shebang()) },
    want: missing('cubbi_init.py has no #! line, so nothing can run it'),
  },
  {
    check: 'CB-055',
    reason: 'the return is part of the name',
    evidence: { ...byUv, ...has(shebang('/usr/bin/python3\r')) },
    want: missing('The #! line of cubbi_init.py ends with a carriage return'),
  },
  {
    check: 'CB-055',
    reason: 'no init script is CB-080’s to tell',
    evidence: noInit,
    want: NOT_APPLICABLE,
  },
  { check: 'CB-055', reason: 'not read', evidence: unread, want: UNTOLD },
  { check: 'CB-058', reason: 'the folder is there', want: PASSED },
  {
    check: 'CB-058',
    reason: 'a link may lead to a folder',
    evidence: sudoers('Symlink'),
    want: PASSED,
  },
  {
    check: 'CB-058',
    reason: 'no sudo, no folder',
    evidence: has(lacking('/etc/sudoers.d')),
    want: missing('cubbi_init.py writes /etc/sudoers.d/cubbi, but the image has no /etc/sudoers.d'),
  },
  {
    check: 'CB-058',
    reason: 'a file is no folder',
    evidence: sudoers('File'),
    want: missing('cubbi_init.py writes /etc/sudoers.d/cubbi, but /etc/sudoers.d is no directory'),
  },
  {
    check: 'CB-058',
    reason: 'it may be where nobody looked',
    evidence: has({ ...lacking('/etc/sudoers.d'), whole: false }),
    want: cutShort('/etc/sudoers.d'),
  },
  {
    check: 'CB-058',
    reason: 'the first script wrote no rule',
    evidence: has({
      ...lacking('/etc/sudoers.d'),
      init: goodInit('Env', { writesSudoers: false }),
    }),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-058',
    reason: 'no init script is CB-080’s to tell',
    evidence: noInit,
    want: NOT_APPLICABLE,
  },
  { check: 'CB-058', reason: 'not read', evidence: unread, want: UNTOLD },
];
