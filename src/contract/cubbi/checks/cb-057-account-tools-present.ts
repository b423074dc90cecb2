import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { unknownResult } from '../../unknown-result.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import type { ProgramName } from '../files/cubbi-files.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';
import { usablePrograms } from '../image/usable-programs.ts';

/** The programs are there that the init script runs as root. */
export const accountToolsPresent: CubbiCheck = {
  id: 'CB-057',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'The image has useradd, groupadd, usermod, groupmod, sh and tail',
  reasons: ['DependencyMissing'],
  help: 'The init script makes the account cubbi with the tools of the shadow suite, runs commands with sh and waits with tail. The adduser of busybox does not replace them.',
  fix: 'install the package passwd (Debian) or shadow (Alpine)',
  needs: 'Files',
  run,
};

const ACCOUNTS: readonly ProgramName[] = ['useradd', 'groupadd', 'usermod', 'groupmod'];
const BASICS: readonly ProgramName[] = ['sh', 'tail'];

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const has = (name: ProgramName) => usablePrograms(files.value, name).length > 0;
  const missing = [...ACCOUNTS, ...BASICS].filter((name) => !has(name));
  if (missing.length === 0) return PASSED;
  const names = missing.join(', ');
  return unlessCutShort(files.value, names, {
    outcome: 'Failed',
    reason: 'DependencyMissing',
    message: `The image has no executable ${names}`,
    ...(ACCOUNTS.every(has) && { fix: 'install a shell and coreutils, or busybox' }),
  });
}
