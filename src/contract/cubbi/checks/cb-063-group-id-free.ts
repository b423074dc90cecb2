import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import { unknownResult } from '../../unknown-result.ts';
import { accountConflict } from '../image/account-conflict.ts';
import { BOOT_VALUES } from '../boot/boot-values.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';

/** The group id that cubbi gets by default belongs to no other group. */
export const groupIdFree: CubbiCheck = {
  id: 'CB-063',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'Group id 1000 is free for cubbi',
  reasons: ['UserConflict'],
  help: 'The init script adds the group cubbi with group id 1000. Older ones give up where a group has it; newer ones go on, and the files of cubbi belong to a group of another name.',
  fix: 'remove the group that has group id 1000, or give it another id',
  needs: 'Files',
  run,
};

const { gid } = BOOT_VALUES.defaults;

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  const { groups, init } = files.value;
  if (groups === undefined || init.state !== 'Read') return NOT_APPLICABLE;
  const owners = groups.filter((group) => group.gid === gid);
  const [owner] = owners;
  if (owner === undefined) return unlessCutShort(files.value, `a group with id ${gid}`, PASSED);
  if (owners.some(({ name }) => name === 'cubbi')) return PASSED;
  // userdel removes the group of the same name with the account: one thing to do, told once.
  if (accountConflict(files.value)?.name === owner.name) return NOT_APPLICABLE;
  const name = quote(owner.name, 32);
  if (init.groupConflictIsFatal)
    return {
      outcome: 'Failed',
      reason: 'UserConflict',
      message: `Group id ${gid} belongs to ${name}, so cubbi_init.py cannot add the group cubbi`,
    };
  return {
    outcome: 'Failed',
    reason: 'UserConflict',
    message: `Group id ${gid} belongs to ${name}, so files of cubbi belong to that group`,
    severity: 'Warning',
  };
}
