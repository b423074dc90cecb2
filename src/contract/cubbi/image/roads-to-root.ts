import { cleanText } from '../../../evidence/clean-text.ts';
import { baseName } from './base-name.ts';
import type { CubbiFiles } from '../files/cubbi-files.ts';

/** Set-user-id files of the base packages of distributions, and of packages that come with git and ssh. They ask for a password or do one thing only. */
const EXPECTED = [
  'bbsuid', // Alpine's busybox
  'chage',
  'chfn',
  'chsh',
  'dbus-daemon-launch-helper',
  'expiry',
  'gpasswd',
  'mount',
  'newgrp',
  'passwd',
  'ssh-keysign',
  'su',
  'sudo', // what it allows is told by its rules
  'sudoedit',
  'umount',
  'unix_chkpwd',
  'gosu', // CB-051 tells
];
/** Folders of packages: the same name elsewhere is another program. */
const SYSTEM = /^(?:\/usr)?\/(?:s?bin|lib|lib64|libexec)\//;
/** Groups whose members become root, or as good as root. */
const STRONG = ['docker', 'sudo', 'wheel'];
const SHOWN = 3;

/** Every way in which the files of the image let cubbi become root again, one sentence each: through sudo, and others. */
export function roadsToRoot(files: CubbiFiles): {
  readonly sudo: string[];
  readonly others: string[];
} {
  return { sudo: sudoRoads(files), others: [...groupRoads(files), ...setUserIdRoads(files)] };
}

/** Rules of sudo do nothing where there is no sudo. */
function sudoRoads({ programs, init, passwordlessSudo }: CubbiFiles): string[] {
  if (programs.sudo.length === 0) return [];
  const written = init.state === 'Read' && init.writesSudoers;
  return [
    ...(written ? ['cubbi_init.py lets cubbi become root by sudo without a password'] : []),
    ...(passwordlessSudo.length > 0
      ? [`Users become root by sudo without a password: ${listed(passwordlessSudo)}`]
      : []),
  ];
}

function groupRoads({ accounts = [], groups = [] }: CubbiFiles): string[] {
  const primary = accounts.find(({ name }) => name === 'cubbi')?.gid;
  const strong = groups.filter(
    ({ name, gid, members }) =>
      STRONG.includes(name) && (members.includes('cubbi') || gid === primary),
  );
  return strong.map(({ name }) => `The account cubbi of the image is in the group ${name}`);
}

function setUserIdRoads({ setuid }: CubbiFiles): string[] {
  const unexpected = setuid.filter(
    (path) => !SYSTEM.test(path) || !EXPECTED.includes(baseName(path)),
  );
  if (unexpected.length === 0) return [];
  return [`Unusual programs run as root for everybody (set-user-id): ${listed(unexpected)}`];
}

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, SHOWN).map((path) => cleanText(path, 40));
  const more = paths.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
