import type { BootReport } from '../../../../src/contract/cubbi/boot/cubbi-boot.ts';
import { BOOT_VALUES } from '../../../../src/contract/cubbi/boot/boot-values.ts';
import { UNREAD } from '../../good-evidence.ts';
import { SOURCE, TARGET, goodBoot, goodReport } from '../good-cubbi.ts';
import { goodFiles, goodMetadata } from '../good-files.ts';
import { droppedRows, reported } from './boot-rows.ts';
import { NOT_APPLICABLE, PASSED, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const { uid, gid } = BOOT_VALUES.config;
type Link = BootReport['links'][number];
const made: Link = { source: SOURCE, target: TARGET, uid, gid, resolves: true };
const ours: Link = { ...made, ...BOOT_VALUES.link };
const links = (...all: Link[]) => reported({ links: all });
const broken = (message: string, also?: readonly string[]) =>
  failed('PersistenceBroken', message, also === undefined ? {} : { also });
const noConfigs = (revision: 'Env' | 'Config') => ({
  revision,
  evidence: {
    files: goodFiles(revision, { metadata: goodMetadata({ persistentConfigs: [] }) }),
    boot: goodBoot(revision),
  },
});
const noMetadata = {
  evidence: { files: goodFiles('Config', { metadata: { state: 'Missing' } }) },
} as const;

/** The metadata is known from the layers alone, so that the boots did not ask for its links. */
const unmounted = (revision: 'Env' | 'Config', seen: Link[]) => ({
  evidence: {
    boot: goodBoot(revision, {
      asked: [BOOT_VALUES.link.source],
      report: goodReport(revision, { links: seen }),
    }),
  },
});

export const BOOT_LINKS_CASES: readonly CubbiCase[] = [
  { check: 'CB-045', reason: 'those of the file', want: PASSED },
  { check: 'CB-045', reason: 'those of the metadata', revision: 'Env', want: PASSED },
  {
    check: 'CB-045',
    reason: 'revision Config makes those of the file even where the metadata has none',
    ...noConfigs('Config'),
    want: PASSED,
  },
  {
    check: 'CB-045',
    reason: 'revision Env makes those of the metadata alone, and there are none',
    ...noConfigs('Env'),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-045',
    reason: 'no link, and one to elsewhere',
    ...links({ ...made, target: '' }, { ...ours, target: '/tmp/x' }),
    want: broken('"/app/.validator" links to "/tmp/x", expected "/cubbi-config/validator"', [
      `"${SOURCE}" is no link to "${TARGET}" after initialization`,
    ]),
  },
  {
    check: 'CB-045',
    reason: 'a link to nothing',
    ...links({ ...made, resolves: false }, ours),
    want: broken(`"${SOURCE}" links to "${TARGET}", which does not exist`),
  },
  {
    check: 'CB-045',
    reason: "a target that stayed root's",
    ...links({ ...made, uid: 0 }, ours),
    want: broken(`"${TARGET}" belongs to uid 0, expected 12346`),
  },
  {
    check: 'CB-045',
    reason: 'the boot did not look',
    ...links(ours),
    want: {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: `The report of the first boot does not tell of "${SOURCE}"`,
    },
  },
  {
    check: 'CB-045',
    reason: 'what was seen wrong counts, whatever was not seen',
    ...links({ ...ours, target: '' }),
    want: broken('"/app/.validator" is no link to "/cubbi-config/validator" after initialization'),
  },
  {
    check: 'CB-045',
    reason: 'nobody knows which links there must be, and CB-001 says so',
    evidence: { files: UNREAD },
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-045',
    reason:
      'revision Config where the pod could not mount the image: our own is what the boots ask for',
    ...unmounted('Config', [ours]),
    want: PASSED,
  },
  {
    check: 'CB-045',
    reason: 'revision Env where the pod could not mount the image: nobody looked',
    revision: 'Env',
    ...unmounted('Env', []),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-045',
    reason: 'our own must be there, whatever the metadata says',
    evidence: {
      ...noMetadata.evidence,
      boot: goodBoot('Config', {
        report: goodReport('Config', { links: [{ ...ours, target: '' }] }),
      }),
    },
    want: broken('"/app/.validator" is no link to "/cubbi-config/validator" after initialization'),
  },
  {
    check: 'CB-045',
    reason: 'no metadata asks for none, and CB-001 says so',
    ...noMetadata,
    want: NOT_APPLICABLE,
  },
  ...droppedRows('CB-045'),
];
