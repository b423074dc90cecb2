import type { BootReport, Place } from '../../../../src/contract/cubbi/boot/cubbi-boot.ts';
import { BOOT_VALUES } from '../../../../src/contract/cubbi/boot/boot-values.ts';
import { UNREAD } from '../../good-evidence.ts';
import { goodConfig } from '../good-cubbi.ts';
import { droppedRows, reported } from './boot-rows.ts';
import { PASSED, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const UID = BOOT_VALUES.config.uid;
const GID = BOOT_VALUES.config.gid;
const own: Place = { kind: 'Directory', uid: UID, gid: GID, mode: 0o755, writable: true };
const good = { '/app': own, '/cubbi-config': own, '/home/cubbi': { ...own, kind: 'Symlink' } };
const places = (changes: Record<string, Partial<Place>>) => {
  const other = Object.entries(changes).map(([path, change]) => [path, { ...own, ...change }]);
  return reported({
    places: {
      ...good,
      ...(Object.fromEntries(other) as Record<string, Place>),
    } as BootReport['places'],
  });
};
const wrong = (message: string, also?: readonly string[]) =>
  failed('OwnershipWrong', message, also === undefined ? {} : { also });
const notSeen = (path: string) =>
  ({
    outcome: 'Unknown',
    reason: 'EvidenceUnreadable',
    message: `The report of the first boot does not tell of ${path}`,
  }) as const;

/** Rows of a check of one directory. */
function directoryRows(check: string, path: string): CubbiCase[] {
  return [
    { check, reason: "the user's", want: PASSED },
    {
      check,
      reason: 'a link to a directory counts',
      ...places({ [path]: { kind: 'Symlink' } }),
      want: PASSED,
    },
    {
      check,
      reason: 'not there',
      ...places({ [path]: { kind: 'Missing' } }),
      want: wrong(`${path} is missing after initialization`),
    },
    {
      check,
      reason: 'a file',
      ...places({ [path]: { kind: 'File' } }),
      want: wrong(`${path} is no directory`),
    },
    {
      check,
      reason: "root's",
      ...places({ [path]: { uid: 0 } }),
      want: wrong(`${path} belongs to uid 0 after initialization, expected 12346`),
    },
    {
      check,
      reason: "the user's and closed to the user",
      ...places({ [path]: { writable: false } }),
      want: wrong(`${path} cannot be written by cubbi after initialization`),
    },
    { check, reason: 'not looked at', ...reported({ places: {} }), want: notSeen(path) },
    ...droppedRows(check),
  ];
}

const workingDir = (dir: string) => ({ evidence: { config: goodConfig({ workingDir: dir }) } });
const workdir = (message: string) =>
  failed('OwnershipWrong', message, { severity: 'Warning', fix: 'set WORKDIR /app in the image' });

const VOLUMES: readonly CubbiCase[] = [
  { check: 'CB-065', reason: "the user's alone", want: PASSED },
  {
    check: 'CB-065',
    reason: 'as they came',
    ...places({ '/app': { mode: 0o777 }, '/cubbi-config': { mode: 0o1777 } }),
    want: wrong('/app has mode 0777 after initialization, expected 0755', [
      '/cubbi-config has mode 1777 after initialization, expected 0755',
    ]),
  },
  {
    check: 'CB-065',
    reason: 'closed to others is as good',
    ...places({ '/app': { mode: 0o700 } }),
    want: PASSED,
  },
  {
    check: 'CB-065',
    reason: "root's group",
    ...places({ '/cubbi-config': { gid: 0 } }),
    want: wrong('/cubbi-config belongs to gid 0 after initialization, expected 23457'),
  },
  {
    check: 'CB-065',
    reason: 'owner and absence are for CB-070 and CB-073',
    ...places({ '/app': { uid: 0, mode: 0o777 }, '/cubbi-config': { kind: 'Missing', uid: 0 } }),
    want: PASSED,
  },
  { check: 'CB-065', reason: 'not looked at', ...reported({ places: {} }), want: notSeen('/app') },
  ...droppedRows('CB-065'),
  ...directoryRows('CB-070', '/app'),
  {
    check: 'CB-070',
    reason: 'commands start elsewhere',
    ...workingDir('/srv'),
    want: workdir('WORKDIR is "/srv", expected /app'),
  },
  {
    check: 'CB-070',
    reason: 'commands start at the root',
    ...workingDir(''),
    want: workdir('WORKDIR is not set, so commands start in /, expected /app'),
  },
  { check: 'CB-070', reason: 'a slash more changes nothing', ...workingDir('/app/'), want: PASSED },
  {
    check: 'CB-070',
    reason: 'where commands start is not known',
    evidence: { config: UNREAD },
    want: PASSED,
  },
  ...directoryRows('CB-073', '/cubbi-config'),
];

const HOMES: readonly CubbiCase[] = [
  { check: 'CB-071', reason: 'a link to what persists', want: PASSED },
  {
    check: 'CB-071',
    reason: 'another home',
    ...reported({ home: '/root' }),
    want: wrong('HOME of the user\'s command is "/root", expected /home/cubbi'),
  },
  {
    check: 'CB-071',
    reason: 'it leads nowhere',
    ...places({ '/home/cubbi': { kind: 'Symlink', mode: 0, uid: 0, writable: false } }),
    want: wrong('/home/cubbi does not exist, or leads nowhere'),
  },
  {
    check: 'CB-071',
    reason: 'closed to the user',
    ...places({ '/home/cubbi': { writable: false } }),
    want: wrong('/home/cubbi cannot be written by cubbi after initialization'),
  },
  {
    check: 'CB-071',
    reason: 'not looked at',
    ...reported({ places: {} }),
    want: notSeen('/home/cubbi'),
  },
  ...droppedRows('CB-071'),
  { check: 'CB-113', reason: "all the user's", want: PASSED },
  {
    check: 'CB-113',
    reason: 'sorted, each once, and no more than five',
    ...reported({ foreign: ['/b', '/a', '/f', '/e', '/d', '/c', '/a'] }),
    want: wrong(
      '"/a" does not belong to cubbi after initialization',
      ['/b', '/c', '/d', '/e'].map(
        (path) => `"${path}" does not belong to cubbi after initialization`,
      ),
    ),
  },
  {
    check: 'CB-113',
    reason: 'no find',
    ...reported({ foreign: undefined }),
    want: {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: 'The image has no find, or find took too long to search its files',
    },
  },
  ...droppedRows('CB-113'),
];

export const BOOT_PLACES_CASES: readonly CubbiCase[] = [...VOLUMES, ...HOMES];
