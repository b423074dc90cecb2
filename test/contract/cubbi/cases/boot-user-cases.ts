import { droppedRows, reportRows, reported } from './boot-rows.ts';
import { PASSED, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const LOG = { initializing: false, plugin: 'Silent', switching: false, canaryLines: [] } as const;

const LOGS: readonly CubbiCase[] = [
  { check: 'CB-074', reason: 'there is a log', want: PASSED },
  {
    check: 'CB-074',
    reason: 'nothing in it',
    ...reported({ initLog: { bytes: 0, ...LOG } }),
    want: failed(
      'InitFailed',
      '/cubbi/init.log is missing, empty or cannot be read after initialization',
    ),
  },
  ...reportRows('CB-074'),
];

const process = { pid: 1, name: 'sh', ruid: 12346, euid: 12346, suid: 12346 };
const none = { capEff: '0000000000000000', capPrm: '0000000000000000' };
const kept = (message: string, also?: readonly string[]) =>
  failed('PrivilegesKept', message, also === undefined ? {} : { also });

const USERS: readonly CubbiCase[] = [
  { check: 'CB-061', reason: 'cubbi', want: PASSED },
  {
    check: 'CB-061',
    reason: 'another account has the id',
    ...reported({ user: 'node' }),
    want: kept('The user\'s command ran as "node", uid 12346, expected "cubbi"'),
  },
  {
    check: 'CB-061',
    reason: 'an id without an account',
    ...reported({ user: '' }),
    want: kept('The user\'s command ran as a user without a name, uid 12346, expected "cubbi"'),
  },
  ...droppedRows('CB-061'),
  { check: 'CB-064', reason: 'nothing kept', want: PASSED },
  {
    check: 'CB-064',
    reason: 'nothing dropped',
    ...reported({ uid: 0, gid: 0, user: 'root' }),
    want: kept("The user's command runs as root after initialization"),
  },
  {
    check: 'CB-064',
    reason: 'a saved id of root is a way back',
    ...reported({ processes: [{ ...process, suid: 0, ...none }] }),
    want: kept(
      'The user\'s process "sh" has the real, effective and saved user id 12346, 12346 and 0',
    ),
  },
  {
    check: 'CB-064',
    reason: 'effective capabilities before permitted ones, each process once',
    ...reported({
      processes: [
        { ...process, capEff: '00000000a80425fb', capPrm: '00000000a80425ff' },
        { ...process, pid: 7, capEff: '00000000a80425fb', capPrm: '00000000a80425ff' },
        { ...process, pid: 8, name: 'bash', ...none, capPrm: '0000000000000001' },
      ],
    }),
    want: kept('The user\'s process "bash" still has capabilities 0x1', [
      'The user\'s process "sh" still has capabilities 0xa80425fb',
    ]),
  },
  {
    check: 'CB-064',
    reason: 'processes of others are for CB-110 and CB-111',
    ...reported({
      processes: [{ pid: 1, name: 'uv', ruid: 0, euid: 0, suid: 0, ...none, capEff: 'ff' }],
    }),
    want: PASSED,
  },
  ...reportRows('CB-064'),
];

export const BOOT_USER_CASES: readonly CubbiCase[] = [...LOGS, ...USERS];
