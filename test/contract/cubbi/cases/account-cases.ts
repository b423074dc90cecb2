import type { AccountFact, GroupFact } from '../../../../src/contract/cubbi/files/cubbi-files.ts';
import { goodFiles, goodInit } from '../good-files.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, cutShort, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';
import { has, noInit, unread } from './files-evidence.ts';

const account = (name: string, uid: number): AccountFact => ({
  name,
  uid,
  gid: uid,
  home: `/home/${name}`,
});
const group = (name: string, gid: number): GroupFact => ({ name, gid, members: [] });

const accounts = (...list: AccountFact[]) => ({ accounts: [account('root', 0), ...list] });
const groups = (...list: GroupFact[]) => ({ groups: [group('root', 0), ...list] });

export const ACCOUNT_CASES: readonly CubbiCase[] = [
  { check: 'CB-062', reason: 'nobody has the id', want: PASSED },
  {
    check: 'CB-062',
    reason: 'cubbi may have it already',
    evidence: has(accounts(account('cubbi', 1000), account('alias', 1000))),
    want: PASSED,
  },
  {
    check: 'CB-062',
    reason: 'the images of node',
    evidence: has(accounts(account('node', 1000))),
    want: failed(
      'UserConflict',
      'User id 1000 belongs to "node", so cubbi_init.py cannot add cubbi',
      { fix: 'add RUN userdel -r node to the Dockerfile' },
    ),
  },
  {
    check: 'CB-062',
    reason: 'an account that somebody may need',
    evidence: has(accounts(account('cubbi', 999), account('app', 1000))),
    want: failed(
      'UserConflict',
      'User id 1000 belongs to "app", so cubbi_init.py cannot add cubbi',
    ),
  },
  {
    check: 'CB-062',
    reason: 'without accounts there is none in the way',
    evidence: has({ accounts: undefined }),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-062',
    reason: 'the file may be where nobody looked',
    evidence: has({ accounts: undefined, whole: false }),
    want: cutShort('/etc/passwd'),
  },
  {
    check: 'CB-062',
    reason: 'not all accounts were looked at',
    evidence: has({ whole: false }),
    want: cutShort('an account with id 1000'),
  },
  { check: 'CB-062', reason: 'not read', evidence: unread, want: UNTOLD },
  { check: 'CB-063', reason: 'no group has the id', want: PASSED },
  {
    check: 'CB-063',
    reason: 'cubbi may have it already',
    evidence: has(groups(group('alias', 1000), group('cubbi', 1000))),
    want: PASSED,
  },
  {
    check: 'CB-063',
    reason: 'older scripts give up',
    revision: 'Env',
    evidence: { files: goodFiles('Env', groups(group('users', 1000))) },
    want: failed(
      'UserConflict',
      'Group id 1000 belongs to "users", so cubbi_init.py cannot add the group cubbi',
    ),
  },
  {
    check: 'CB-063',
    reason: 'newer scripts go on with a foreign name',
    evidence: has(groups(group('users', 1000))),
    want: failed(
      'UserConflict',
      'Group id 1000 belongs to "users", so files of cubbi belong to that group',
      { severity: 'Warning' },
    ),
  },
  {
    check: 'CB-063',
    reason: 'userdel takes the group along, and CB-062 asks for it',
    evidence: has({
      ...accounts(account('node', 1000)),
      ...groups(group('node', 1000)),
      init: goodInit('Env'),
    }),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-063',
    reason: 'not all groups were looked at',
    evidence: has({ whole: false }),
    want: cutShort('a group with id 1000'),
  },
  {
    check: 'CB-063',
    reason: 'without groups there is none in the way',
    evidence: has({ groups: undefined }),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-063',
    reason: 'no init script is CB-080’s to tell',
    evidence: noInit,
    want: NOT_APPLICABLE,
  },
  { check: 'CB-063', reason: 'not read', evidence: unread, want: UNTOLD },
];
