import type { CheckResult } from '../../check.ts';
import { NOT_APPLICABLE } from '../../not-applicable.ts';
import { PASSED } from '../../passed.ts';
import { quote } from '../../quote.ts';
import { unknownResult } from '../../unknown-result.ts';
import { accountConflict } from '../image/account-conflict.ts';
import { BOOT_VALUES } from '../boot/boot-values.ts';
import type { CubbiCheck, CubbiInput } from '../cubbi-check.ts';
import { unlessCutShort } from '../image/unless-cut-short.ts';

/** The user id that cubbi gets by default belongs to nobody else. */
export const userIdFree: CubbiCheck = {
  id: 'CB-062',
  severity: { Pragmatic: 'Error', Strict: 'Error' },
  title: 'User id 1000 is free for cubbi',
  reasons: ['UserConflict'],
  help: 'The init script adds cubbi with user id 1000, unless another is asked for, and gives up where an account has it. The images of node and of Ubuntu since 23.04 bring such an account.',
  fix: 'remove the account that has user id 1000, or give it another id',
  needs: 'Files',
  run,
};

const { uid } = BOOT_VALUES.defaults;
/** Accounts of well-known base images which nothing in them needs. */
const SPARE = ['node', 'ubuntu', 'vscode'];

function run({ evidence: { files } }: CubbiInput): CheckResult {
  if (!files.known) return unknownResult(files);
  if (files.value.accounts === undefined)
    return unlessCutShort(files.value, '/etc/passwd', NOT_APPLICABLE);
  const owner = accountConflict(files.value);
  if (owner === undefined) return unlessCutShort(files.value, `an account with id ${uid}`, PASSED);
  return {
    outcome: 'Failed',
    reason: 'UserConflict',
    message: `User id ${uid} belongs to ${quote(owner.name, 32)}, so cubbi_init.py cannot add cubbi`,
    ...(SPARE.includes(owner.name) && {
      fix: `add RUN userdel -r ${owner.name} to the Dockerfile`,
    }),
  };
}
