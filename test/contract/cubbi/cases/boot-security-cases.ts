import type { ProcessFact } from '../../../../src/contract/cubbi/boot/cubbi-boot.ts';
import { UNREAD, known } from '../../good-evidence.ts';
import { goodReport } from '../good-cubbi.ts';
import { booted, droppedRows, reportRows, reported } from './boot-rows.ts';
import { PASSED, UNTOLD, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const strict = { terms: { grade: 'Strict' } } as const;
const process = (pid: number, name: string, uid: number): ProcessFact => ({
  pid,
  name,
  ruid: uid,
  euid: uid,
  suid: uid,
  capEff: '0000000000000000',
  capPrm: '0000000000000000',
});
const processes = (...all: ProcessFact[]) => reported({ processes: all });
const user = process(9, 'sh', 12346);
const uv = process(1, 'uv', 0);
const still = (who: string) => `${who} still runs as root after initialization`;
const kept = (message: string, rest: Parameters<typeof failed>[2] = {}) =>
  failed('PrivilegesKept', message, rest);
const warned = { severity: 'Warning' } as const;
const service = { fix: 'start no service from init or a plugin, or run it by gosu cubbi' };

const PROCESSES: readonly CubbiCase[] = [
  { check: 'CB-110', reason: 'none of root', want: PASSED },
  {
    check: 'CB-110',
    reason: 'uv does not make way for what it runs',
    ...processes(uv, user),
    want: kept(still('Process 1, "uv",'), warned),
  },
  {
    check: 'CB-110',
    reason: 'Strict takes a MUST for what it is',
    ...processes(uv, user),
    ...strict,
    want: kept(still('Process 1, "uv",')),
  },
  {
    check: 'CB-110',
    reason: 'tini starts uv: neither makes way',
    ...processes(process(1, 'tini', 0), process(7, 'uv', 0), user),
    want: kept(still('A process "uv"'), { ...warned, also: [still('Process 1, "tini",')] }),
  },
  {
    check: 'CB-110',
    reason: 'all that ENTRYPOINT may be behind are launchers',
    ...processes(process(1, 'catatonit', 0), user),
    want: kept(still('Process 1, "catatonit",'), warned),
  },
  {
    check: 'CB-110',
    reason: 'another process 1 is no launcher',
    ...processes(process(1, 'python3', 0), user),
    want: kept(still('Process 1, "python3",'), service),
  },
  {
    check: 'CB-110',
    reason: 'a uv below the user’s process is none either',
    ...processes(process(1, 'sh', 12346), process(7, 'uv', 0)),
    want: kept(still('A process "uv"'), service),
  },
  {
    check: 'CB-110',
    reason: 'a service is worse than the launcher beside it',
    ...processes(uv, process(20, 'sshd', 0), process(21, 'sshd', 0), user),
    want: kept(still('A process "sshd"'), service),
  },
  {
    check: 'CB-110',
    reason: 'Strict tells both',
    ...processes(uv, process(20, 'sshd', 0), user),
    ...strict,
    want: kept(still('A process "sshd"'), { also: [still('Process 1, "uv",')] }),
  },
  {
    check: 'CB-110',
    reason: 'an id of root in store is root',
    ...processes({ ...process(5, 'helper', 33), suid: 0 }, user),
    want: kept(still('A process "helper"'), service),
  },
  {
    check: 'CB-110',
    reason: 'in a process of the user it is for CB-064',
    ...processes({ ...user, suid: 0 }),
    want: PASSED,
  },
  ...droppedRows('CB-110'),
  { check: 'CB-111', reason: "all the user's", want: PASSED },
  {
    check: 'CB-111',
    reason: 'a third user',
    ...processes(process(5, 'nginx', 33), user),
    want: kept('A process "nginx" runs with uid 33, expected 12346'),
  },
  { check: 'CB-111', reason: 'root is for CB-110', ...processes(uv, user), want: PASSED },
  ...droppedRows('CB-111'),
];

const exposed = (message: string, also?: readonly string[]) =>
  failed('SecretExposed', message, also === undefined ? {} : { also });
const LOG = { bytes: 9, initializing: true, plugin: 'Ran', switching: true } as const;

const SECRETS: readonly CubbiCase[] = [
  { check: 'CB-115', reason: 'mode 0600', want: PASSED },
  {
    check: 'CB-115',
    reason: 'open to others, configuration and keys',
    ...reported({
      canaryFiles: [
        { path: '/home/cubbi/.bashrc', mode: 0o644 },
        { path: '/home/cubbi/.env', mode: 0o600 },
        { path: '/app/.x', mode: 0o640 },
      ],
      ssh: [
        { path: '/home/cubbi/.ssh', mode: 0o755 },
        { path: '/home/cubbi/.ssh/id_rsa', mode: 0o600 },
      ],
    }),
    want: exposed('"/app/.x" contains a secret and has mode 0640', [
      '"/home/cubbi/.bashrc" contains a secret and has mode 0644',
      '"/home/cubbi/.ssh" has mode 0755',
    ]),
  },
  {
    check: 'CB-115',
    reason: 'no grep',
    ...reported({ canaryFiles: undefined }),
    want: {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: 'The image has no grep, or grep took too long to search its files',
    },
  },
  {
    check: 'CB-115',
    reason: 'no grep, and a key is open all the same',
    ...reported({
      canaryFiles: undefined,
      ssh: [{ path: '/home/cubbi/.ssh/id_rsa', mode: 0o644 }],
    }),
    want: exposed('"/home/cubbi/.ssh/id_rsa" has mode 0644'),
  },
  ...reportRows('CB-115'),
  { check: 'CB-116', reason: 'in no log', want: PASSED },
  {
    check: 'CB-116',
    reason: 'in both logs, told once',
    ...booted({
      report: goodReport('Config', { initLog: { ...LOG, canaryLines: [15, 17] } }),
      log: known({ canaryLines: [14] }),
    }),
    want: exposed('/cubbi/init.log contains a secret that the image was given, at line 15'),
  },
  {
    check: 'CB-116',
    reason: 'in what the container wrote alone',
    ...booted({ log: known({ canaryLines: [3] }) }),
    want: exposed("The container's log contains a secret that the image was given, at line 3"),
  },
  {
    check: 'CB-116',
    reason: 'what the container wrote could not be read',
    ...booted({ log: UNREAD }),
    want: UNTOLD,
  },
  {
    check: 'CB-116',
    reason: 'what the container wrote is too long to be read whole',
    ...booted({ log: known({ canaryLines: [], cut: true }) }),
    want: {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: "The container's log is too long to be searched to its end",
    },
  },
  ...reportRows('CB-116'),
];

export const BOOT_SECURITY_CASES: readonly CubbiCase[] = [...PROCESSES, ...SECRETS];
