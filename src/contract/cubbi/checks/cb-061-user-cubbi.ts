import type { CheckResult } from '../../check.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import { droppedBoot } from '../booted/dropped-boot.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';

const USER = 'cubbi';

/** The user's command runs as the account `cubbi` (specification, "User Management"). */
export const userCubbi: CubbiCheck = {
  id: 'CB-061',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: "The user's command runs as the user cubbi, which the initialization makes",
  reasons: ['PrivilegesKept'],
  help: 'Names are looked up by programs that the user runs: ssh, git and sudo refuse to work for a user id without an account.',
  fix: 'let cubbi_init.py create the user cubbi and run the command by gosu cubbi',
  needs: 'Boot',
  run,
};

function run({ evidence }: CubbiInput): CheckResult {
  const boot = droppedBoot(evidence);
  if ('result' in boot) return boot.result;
  const { user, uid } = boot.report;
  if (user === USER) return PASSED;
  const found = user === '' ? `a user without a name, uid ${uid}` : `${quote(user)}, uid ${uid}`;
  return {
    outcome: 'Failed',
    reason: 'PrivilegesKept',
    message: `The user's command ran as ${found}, expected "${USER}"`,
  };
}
