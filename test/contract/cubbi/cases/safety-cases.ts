import type { CubbiFiles, PathFact } from '../../../../src/contract/cubbi/files/cubbi-files.ts';
import { goodBoot, goodReport } from '../good-cubbi.ts';
import { GOOD_PATHS, goodInit, goodPlugin, pathFact, programs } from '../good-files.ts';
import { PASSED, UNTOLD, cutShort, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';
import { has, unread, withPrograms } from './files-evidence.ts';

const withSudo = withPrograms({ sudo: programs('/usr/bin/sudo') });
const NO_SUDO_FIX = 'remove that, or run workloads with allowPrivilegeEscalation: false';
const kept = (message: string, rest: Parameters<typeof failed>[2] = {}) =>
  failed('PrivilegesKept', message, rest);

/** The boot of a good image in which `sudo -n true` ended so. */
const sudo = (exitCode: number) => ({
  boot: goodBoot('Config', { report: goodReport('Config', { sudo: exitCode }) }),
});

const ROOT_CASES: readonly CubbiCase[] = [
  { check: 'CB-112', reason: 'a rule of sudo does nothing without sudo', want: PASSED },
  {
    check: 'CB-112',
    reason: 'what the distribution installs is expected',
    evidence: has({ setuid: ['/bin/su', '/usr/lib/openssh/ssh-keysign', '/usr/bin/sudo'] }),
    want: PASSED,
  },
  {
    check: 'CB-112',
    reason: 'every upstream image',
    evidence: has(withSudo),
    want: kept('cubbi_init.py lets cubbi become root by sudo without a password'),
  },
  {
    check: 'CB-112',
    reason: 'a rule of the image, for everybody',
    evidence: has({
      ...withSudo,
      init: goodInit('Env', { writesSudoers: false }),
      passwordlessSudo: ['/etc/sudoers', '/etc/sudoers.d/90-all'],
    }),
    want: kept('Users become root by sudo without a password: /etc/sudoers, /etc/sudoers.d/90-all'),
  },
  {
    check: 'CB-112',
    reason: 'the pod’s own settings refuse sudo, so that it was not refused is news',
    evidence: { ...unread, ...sudo(0) },
    want: kept('In the booted image, sudo made cubbi root without a password'),
  },
  {
    check: 'CB-112',
    reason: 'one cause is told once',
    evidence: { ...has(withSudo), ...sudo(0) },
    want: kept('cubbi_init.py lets cubbi become root by sudo without a password'),
  },
  { check: 'CB-112', reason: 'a refusal proves nothing', evidence: sudo(1), want: PASSED },
  {
    check: 'CB-112',
    reason: 'groups, as a member or as its own',
    evidence: has({
      accounts: [{ name: 'cubbi', uid: 1000, gid: 999, home: '/home/cubbi' }],
      groups: [
        { name: 'docker', gid: 999, members: [] },
        { name: 'wheel', gid: 10, members: ['root', 'cubbi'] },
        { name: 'sudo', gid: 27, members: ['root'] },
      ],
    }),
    want: kept('The account cubbi of the image is in the group docker', {
      also: ['The account cubbi of the image is in the group wheel'],
      fix: NO_SUDO_FIX,
    }),
  },
  {
    check: 'CB-112',
    reason: 'a program that runs as root, and one with a known name at another place',
    evidence: has({
      setuid: ['/opt/su', '/usr/bin/su', '/usr/bin/pkexec', '/usr/local/bin/x', '/y'],
    }),
    want: kept(
      'Unusual programs run as root for everybody (set-user-id): /opt/su, /usr/bin/pkexec, /usr/local/bin/x and 1 more',
      { fix: NO_SUDO_FIX },
    ),
  },
  {
    check: 'CB-112',
    reason: 'one may be where nobody looked',
    evidence: has({ whole: false }),
    want: cutShort('a set-user-id program'),
  },
  { check: 'CB-112', reason: 'not read', evidence: unread, want: UNTOLD },
];

/** A path of the image that is not as it must be. */
function odd(path: string, changes: Partial<PathFact>): Pick<CubbiFiles, 'paths'> {
  const facts = Object.values(pathFact(path, 0o755)).map((fact) => ({ ...fact, ...changes }));
  return { paths: { ...GOOD_PATHS, ...Object.fromEntries(facts.map((fact) => [path, fact])) } };
}

const written = (path: string) => {
  const place = { kind: 'File', uid: 1000, gid: 1000, mode: 0o644, writable: true } as const;
  return {
    boot: goodBoot('Config', { report: goodReport('Config', { places: { [path]: place } }) }),
  };
};
const wrong = (message: string, also?: readonly string[]) =>
  failed('OwnershipWrong', message, also === undefined ? {} : { also });

const OWNER_CASES: readonly CubbiCase[] = [
  { check: 'CB-114', reason: 'root alone may write', want: PASSED },
  {
    check: 'CB-114',
    reason: 'the group of root is nobody else, and a link has no permissions',
    evidence: has({
      paths: {
        ...odd('/cubbi/goose_plugin.py', { mode: 0o664 }).paths,
        ...pathFact('/cubbi/link.py', 0o777, 'Symlink'),
      },
    }),
    want: PASSED,
  },
  {
    check: 'CB-114',
    reason: 'COPY --chown gives the plugin to cubbi',
    evidence: has(odd('/cubbi/goose_plugin.py', { uid: 1000 })),
    want: wrong('/cubbi/goose_plugin.py belongs to user 1000, but root trusts it at every start'),
  },
  {
    check: 'CB-114',
    reason: 'whoever may write into the folder replaces the script',
    evidence: has(odd('/cubbi', { kind: 'Directory', mode: 0o1777 })),
    want: wrong('/cubbi is writable for everybody (1777)'),
  },
  {
    check: 'CB-114',
    reason: 'each file once, the reason of the files first',
    evidence: {
      ...has(odd('/cubbi/init-status.sh', { mode: 0o775, gid: 1000 })),
      ...written('/cubbi/init-status.sh'),
    },
    want: wrong('/cubbi/init-status.sh is writable for group 1000 (0775)'),
  },
  {
    check: 'CB-114',
    reason: 'the place of the specification’s text',
    evidence: has({
      ...odd('/goose_plugin.py', { mode: 0o666 }),
      plugin: goodPlugin('Config', { path: '/goose_plugin.py' }),
    }),
    want: wrong('/goose_plugin.py is writable for everybody (0666)'),
  },
  {
    check: 'CB-114',
    reason: 'what the booted image showed needs no files',
    evidence: { ...unread, ...written('/cubbi/cubbi_init.py') },
    want: wrong('In the booted image, cubbi may write "/cubbi/cubbi_init.py"'),
  },
  {
    check: 'CB-114',
    reason: 'what is made at the start, and what is cubbi’s own, is not meant',
    evidence: { ...has(odd('/cubbi/init.log', { mode: 0o666 })), ...written('/app') },
    want: PASSED,
  },
  {
    check: 'CB-114',
    reason: 'one may be where nobody looked',
    evidence: has({ whole: false }),
    want: cutShort('a script that cubbi may write'),
  },
  { check: 'CB-114', reason: 'not read', evidence: unread, want: UNTOLD },
];

const CACHE_CASES: readonly CubbiCase[] = [
  { check: 'CB-130', reason: 'no caches', want: PASSED },
  {
    check: 'CB-130',
    reason: 'lists of apt, and more than a line has room for',
    evidence: has({ caches: ['/var/lib/apt/lists', '/root/.cache/pip', '/root/.npm', '/x'] }),
    want: failed(
      'NotRecommended',
      'The image keeps caches of package managers: /var/lib/apt/lists, /root/.cache/pip, /root/.npm and 1 more',
    ),
  },
  {
    check: 'CB-130',
    reason: 'one may be where nobody looked',
    evidence: has({ whole: false }),
    want: cutShort('caches'),
  },
  { check: 'CB-130', reason: 'not read', evidence: unread, want: UNTOLD },
];

export const SAFETY_CASES: readonly CubbiCase[] = [...ROOT_CASES, ...OWNER_CASES, ...CACHE_CASES];
