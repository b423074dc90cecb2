import { UNREAD } from '../../good-evidence.ts';
import { goodConfig } from '../good-cubbi.ts';
import { GOOD_PATHS, pathFact, programs } from '../good-files.ts';
import { PASSED, UNTOLD, cutShort } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';
import {
  unread,
  byUv,
  has,
  withPrograms,
  without,
  program,
  lacking,
  missing,
} from './files-evidence.ts';

export const PROGRAM_CASES: readonly CubbiCase[] = [
  { check: 'CB-050', reason: 'a program', want: PASSED },
  {
    check: 'CB-050',
    reason: 'no program',
    evidence: has(without('python3')),
    want: missing('The image has no python3'),
  },
  {
    check: 'CB-050',
    reason: 'a file that nobody may execute is no program',
    evidence: has(withPrograms({ python3: program('/opt/python3', { mode: 0o644 }) })),
    want: missing("The image's /opt/python3 is not executable"),
  },
  {
    check: 'CB-050',
    reason: 'it may be where nobody looked',
    evidence: has({ ...without('python3'), whole: false }),
    want: cutShort('python3'),
  },
  { check: 'CB-050', reason: 'not read', evidence: unread, want: UNTOLD },
  { check: 'CB-051', reason: 'a program', want: PASSED },
  {
    check: 'CB-051',
    reason: 'init would report success and fail then',
    evidence: has(without('gosu')),
    want: missing('The image has no gosu'),
  },
  {
    check: 'CB-051',
    reason: 'gosu refuses to run with the bit',
    evidence: has(withPrograms({ gosu: program('/usr/sbin/gosu', { mode: 0o4755 }) })),
    want: missing("The image's /usr/sbin/gosu has a set-user-id bit, with which it refuses to run"),
  },
  {
    check: 'CB-051',
    reason: 'a download for the builder’s machine',
    evidence: has(withPrograms({ gosu: program('/usr/bin/gosu', { architecture: 'arm64' }) })),
    want: missing(
      "The image's /usr/bin/gosu is built for arm64, but the image says it is for linux/amd64",
    ),
  },
  {
    check: 'CB-051',
    reason: 'an architecture without a name',
    evidence: has(withPrograms({ gosu: program('/usr/bin/gosu', { architecture: 'unknown' }) })),
    want: missing(
      "The image's /usr/bin/gosu is built for another architecture, but the image says it is for linux/amd64",
    ),
  },
  {
    check: 'CB-051',
    reason: 'the node runs programs of 32 bits as well',
    evidence: has(withPrograms({ gosu: program('/usr/bin/gosu', { architecture: '386' }) })),
    want: PASSED,
  },
  {
    check: 'CB-051',
    reason: 'one good program is enough',
    evidence: has(
      withPrograms({
        gosu: [...program('/opt/gosu', { mode: 0o4755 }), ...programs('/usr/bin/gosu')],
      }),
    ),
    want: PASSED,
  },
  { check: 'CB-051', reason: 'not read', evidence: unread, want: UNTOLD },
  { check: 'CB-052', reason: 'a program', want: PASSED },
  {
    check: 'CB-052',
    reason: 'a link to a program',
    evidence: has({ paths: { ...GOOD_PATHS, ...pathFact('/bin/bash', 0o777, 'Symlink') } }),
    want: PASSED,
  },
  {
    check: 'CB-052',
    reason: 'a link to nothing',
    evidence: has({
      ...without('bash'),
      paths: { ...GOOD_PATHS, ...pathFact('/bin/bash', 0o777, 'Symlink') },
    }),
    want: missing("The image's /bin/bash is no program that can be executed"),
  },
  {
    check: 'CB-052',
    reason: 'bash elsewhere is not the shell of the account',
    evidence: has(lacking('/bin/bash')),
    want: missing('The image has no /bin/bash'),
  },
  {
    check: 'CB-052',
    reason: 'it may be where nobody looked',
    evidence: has({ ...lacking('/bin/bash'), whole: false }),
    want: cutShort('/bin/bash'),
  },
  { check: 'CB-052', reason: 'not read', evidence: unread, want: UNTOLD },
  { check: 'CB-057', reason: 'all of them', want: PASSED },
  {
    check: 'CB-057',
    reason: 'an Alpine image without shadow',
    evidence: has(without('groupadd', 'useradd', 'usermod', 'groupmod')),
    want: missing('The image has no executable useradd, groupadd, usermod, groupmod'),
  },
  {
    check: 'CB-057',
    reason: 'other packages have these',
    evidence: has(without('sh', 'tail')),
    want: missing(
      'The image has no executable sh, tail',
      'install a shell and coreutils, or busybox',
    ),
  },
  {
    check: 'CB-057',
    reason: 'they may be where nobody looked',
    evidence: has({ ...without('tail'), whole: false }),
    want: cutShort('tail'),
  },
  { check: 'CB-057', reason: 'not read', evidence: unread, want: UNTOLD },
  { check: 'CB-122', reason: 'every folder is in PATH', want: PASSED },
  {
    check: 'CB-122',
    reason: 'runtimes have a PATH of their own for images without',
    evidence: { config: goodConfig({ env: {} }) },
    want: PASSED,
  },
  {
    check: 'CB-122',
    reason: '/bin is /usr/bin',
    evidence: { config: goodConfig({ env: { PATH: '/usr/local/bin/:/bin:/sbin' } }) },
    want: PASSED,
  },
  {
    check: 'CB-122',
    reason: 'uv’s installer chooses a folder of its own',
    evidence: { ...byUv, ...has(withPrograms({ uv: programs('/root/.local/bin/uv') })) },
    want: missing('PATH does not lead to /root/.local/bin/uv'),
  },
  {
    check: 'CB-122',
    reason: 'uv that nobody runs need not be found',
    evidence: has(withPrograms({ uv: programs('/root/.local/bin/uv') })),
    want: PASSED,
  },
  {
    check: 'CB-122',
    reason: 'a PATH that replaces instead of adding',
    evidence: { config: goodConfig({ env: { PATH: '/opt/tool/bin' } }) },
    want: missing(
      'PATH does not lead to /usr/bin/bash, /usr/sbin/gosu, /usr/sbin/groupadd and 6 more',
    ),
  },
  {
    check: 'CB-122',
    reason: 'what is not there is for others to tell',
    evidence: has(without('gosu', 'python3', 'useradd')),
    want: PASSED,
  },
  { check: 'CB-122', reason: 'not read', evidence: unread, want: UNTOLD },
  { check: 'CB-122', reason: 'no configuration', evidence: { config: UNREAD }, want: UNTOLD },
];
