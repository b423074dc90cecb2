import type { Place } from '../../../../src/contract/cubbi/boot/cubbi-boot.ts';
import { BOOT_VALUES } from '../../../../src/contract/cubbi/boot/boot-values.ts';
import { UNREAD } from '../../good-evidence.ts';
import { goodBoot, goodReport } from '../good-cubbi.ts';
import { goodFiles } from '../good-files.ts';
import { droppedRows, reportRows, reported } from './boot-rows.ts';
import { PASSED, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const V4 = "use upstream's cubbi_init.py of v0.4, which reads the environment";
const V5 = "use upstream's cubbi_init.py of v0.5, which reads the file";
const PRAGMATIC = `${V4}, or set spec.contract.cubbi.enforcement to Pragmatic`;
const ignored = (message: string, fix?: string) =>
  failed('SettingIgnored', message, fix === undefined ? {} : { fix });
const strict = { terms: { grade: 'Strict' } } as const;

/** An image whose script shows signs of neither revision, with that user and group. */
const unknownRevision = (uid: number, gid: number) => ({
  evidence: {
    files: UNREAD,
    boot: goodBoot('Config', { report: goodReport('Config', { uid, gid }) }),
  },
});

const USER_IDS: readonly CubbiCase[] = [
  { check: 'CB-020', reason: 'through the file, as revision Config does', want: PASSED },
  { check: 'CB-020', reason: 'through the variable', revision: 'Env', want: PASSED },
  {
    check: 'CB-020',
    reason: 'Strict, through the variable',
    revision: 'Env',
    ...strict,
    want: PASSED,
  },
  {
    check: 'CB-020',
    reason: 'Strict asks for the variable',
    ...strict,
    want: ignored(
      "CUBBI_USER_ID=12345 was ignored: the user's command ran with uid 12346, as /cubbi/config.yaml asks for",
      PRAGMATIC,
    ),
  },
  {
    check: 'CB-020',
    reason: 'a template that names the revision is satisfied by it, Strict or not',
    terms: { grade: 'Strict', revision: 'Config' },
    want: PASSED,
  },
  {
    check: 'CB-020',
    reason: 'a template that names the other revision',
    revision: 'Env',
    terms: { revision: 'Config' },
    want: ignored(
      "user.uid: 12346 of /cubbi/config.yaml was ignored: the user's command ran with uid 12345, as the environment asks for",
      `${V5}, or set spec.contract.cubbi.revision to Env`,
    ),
  },
  {
    check: 'CB-020',
    reason: 'neither, revision Env',
    ...reported({ uid: 1000 }, 'Env'),
    want: ignored("CUBBI_USER_ID=12345 was ignored: the user's command ran with uid 1000", V4),
  },
  {
    check: 'CB-020',
    reason: 'neither, revision Config',
    ...reported({ uid: 1000 }),
    want: ignored(
      "user.uid: 12346 of /cubbi/config.yaml was ignored: the user's command ran with uid 1000",
      V5,
    ),
  },
  {
    check: 'CB-020',
    reason: 'neither, and nobody knows the revision',
    ...unknownRevision(1000, 1000),
    want: ignored(
      "CUBBI_USER_ID=12345 and user.uid: 12346 of /cubbi/config.yaml were ignored: the user's command ran with uid 1000",
      "use upstream's cubbi_init.py",
    ),
  },
  {
    check: 'CB-020',
    reason: 'what came out tells the revision',
    ...unknownRevision(12345, 23456),
    want: PASSED,
  },
  ...droppedRows('CB-020'),
];

const GROUP_IDS: readonly CubbiCase[] = [
  { check: 'CB-021', reason: 'through the file, as revision Config does', want: PASSED },
  { check: 'CB-021', reason: 'through the variable', revision: 'Env', want: PASSED },
  {
    check: 'CB-021',
    reason: 'Strict asks for the variable',
    ...strict,
    want: ignored(
      "CUBBI_GROUP_ID=23456 was ignored: the user's command ran with gid 23457, as /cubbi/config.yaml asks for",
      PRAGMATIC,
    ),
  },
  {
    check: 'CB-021',
    reason: 'another group',
    ...reported({ gid: 20 }, 'Env'),
    want: ignored("CUBBI_GROUP_ID=23456 was ignored: the user's command ran with gid 20", V4),
  },
  {
    check: 'CB-021',
    reason: 'either will do where nobody knows the revision',
    ...unknownRevision(1000, 23457),
    want: PASSED,
  },
  ...droppedRows('CB-021'),
];

const folder = (uid: number, kind: Place['kind'] = 'Directory'): Place => ({
  kind,
  uid,
  gid: 1,
  mode: 0o755,
  writable: true,
});
const ENV_DIR = BOOT_VALUES.env.configDir;
const CONFIG_DIR = BOOT_VALUES.config.configDir;
const dirs = (env: Place, config: Place) => ({
  places: { [ENV_DIR]: env, [CONFIG_DIR]: config },
});
const missing = folder(0, 'Missing');
const noRevision = {
  evidence: {
    files: goodFiles('Config', { init: { state: 'Missing', legacy: [] } }),
    boot: goodBoot('Config', {
      report: goodReport('Config', { uid: 1000, ...dirs(missing, folder(1000)) }),
    }),
  },
};

const DIRECTORIES: readonly CubbiCase[] = [
  { check: 'CB-026', reason: 'the one of the file', want: PASSED },
  { check: 'CB-026', reason: 'the one of the variable', revision: 'Env', want: PASSED },
  {
    check: 'CB-026',
    reason: 'either, where nobody knows the revision',
    ...noRevision,
    want: PASSED,
  },
  {
    check: 'CB-026',
    reason: 'Strict asks for that of the variable',
    ...strict,
    want: ignored(
      'CUBBI_CONFIG_DIR=/cubbi-config-alt was ignored: another directory was created, as /cubbi/config.yaml asks for',
      PRAGMATIC,
    ),
  },
  {
    check: 'CB-026',
    reason: 'not made',
    ...reported(dirs(missing, missing)),
    want: ignored(
      'project.config_dir: /cubbi-config-alt-2 of /cubbi/config.yaml was ignored: the directory was not created',
      V5,
    ),
  },
  {
    check: 'CB-026',
    reason: 'made and kept by root',
    ...reported(dirs(folder(0), folder(0)), 'Env'),
    want: failed(
      'OwnershipWrong',
      'The configuration directory /cubbi-config-alt belongs to uid 0, expected 12345',
    ),
  },
  {
    check: 'CB-026',
    reason: 'the probe did not look',
    ...reported({ places: {} }),
    want: {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: 'The report of the first boot does not tell of /cubbi-config-alt-2',
    },
  },
  ...droppedRows('CB-026'),
];

const ARGUMENTS: readonly CubbiCase[] = [
  { check: 'CB-083', reason: 'unchanged', want: PASSED },
  {
    check: 'CB-083',
    reason: 'put through a shell',
    ...reported({ args: ['one', '-b', 'two', 'words'] }),
    want: ignored(
      'The command\'s arguments arrived as "[one] [-b] [two] [words]", expected "[one] [-b] [two words]"',
    ),
  },
  {
    check: 'CB-083',
    reason: 'dropped',
    ...reported({ args: [] }),
    want: ignored('The command\'s arguments arrived as "", expected "[one] [-b] [two words]"'),
  },
  ...reportRows('CB-083'),
];

export const BOOT_SETTINGS_CASES: readonly CubbiCase[] = [
  ...USER_IDS,
  ...GROUP_IDS,
  ...DIRECTORIES,
  ...ARGUMENTS,
];
