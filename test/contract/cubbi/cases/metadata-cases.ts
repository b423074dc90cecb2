import { readMetadata } from '../../../../src/contract/cubbi/metadata/read-metadata.ts';
import { UNREAD } from '../../good-evidence.ts';
import { goodFiles } from '../good-files.ts';
import { GENERATIONS } from '../metadata/generations.ts';
import { metadataText } from '../metadata/metadata-text.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const FILE = '/cubbi/cubbi_image.yaml';

type Metadata = ReturnType<typeof readMetadata>;

function facts(metadata: Metadata, whole = true): Pick<CubbiCase, 'evidence'> {
  return { evidence: { files: goodFiles('Config', { metadata, whole }) } };
}

function text(changes: Parameters<typeof metadataText>[0]): Pick<CubbiCase, 'evidence'> {
  return facts(readMetadata(metadataText(changes)));
}

const STRICT = { terms: { grade: 'Strict' } } as const;
const WARNING = { severity: 'Warning' } as const;

const invalid = (message: string, rest?: Parameters<typeof failed>[2]) =>
  failed('MetadataInvalid', `${FILE}${message}`, rest);

const PRESENT: readonly CubbiCase[] = [
  { check: 'CB-001', reason: 'the file is there', want: PASSED },
  {
    check: 'CB-001',
    reason: 'what is wrong in it is told by others',
    ...text({ name: 'a: [' }),
    want: PASSED,
  },
  {
    check: 'CB-001',
    reason: 'no file',
    ...facts({ state: 'Missing' }),
    want: failed('MetadataInvalid', `The image has no ${FILE}`),
  },
  {
    check: 'CB-001',
    reason: 'what was not looked for may be there',
    ...facts({ state: 'Missing' }, false),
    want: {
      outcome: 'Unknown',
      reason: 'EvidenceUnreadable',
      message: `The image has more files than are looked at, ${FILE} perhaps among them`,
    },
  },
  {
    check: 'CB-001',
    reason: 'a directory',
    ...facts({ state: 'Unfit', kind: 'Directory' }),
    want: invalid(' is a directory'),
  },
  {
    check: 'CB-001',
    reason: 'a device',
    ...facts({ state: 'Unfit', kind: 'Other' }),
    want: invalid(' is no regular file'),
  },
  {
    check: 'CB-001',
    reason: 'too large',
    ...facts({ state: 'Unfit', kind: 'TooLarge' }),
    want: invalid(' is larger than 64 KiB', { fix: 'keep only what the image needs in it' }),
  },
  { check: 'CB-002', reason: 'a mapping', want: PASSED },
  {
    check: 'CB-002',
    reason: 'no file: CB-001 says so',
    ...facts({ state: 'Missing' }),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-002',
    reason: 'no YAML',
    ...text({ more: 'more: "' }),
    want: invalid(':6:7: a quote is not closed'),
  },
  {
    check: 'CB-002',
    reason: 'a key twice',
    ...text({ more: 'name: goose' }),
    want: invalid(':6:1 /name: key "name" is there twice'),
  },
  {
    check: 'CB-002',
    reason: 'texts that one reader takes for something else, one finding each',
    ...text({ name: 'name: on', version: 'version: 08' }),
    want: invalid(
      ':1:7 /name: "on" is true for the Cubbi CLI (YAML 1.1), a string for the container (YAML 1.2)',
      {
        also: [
          `${FILE}:3:10 /version: "08" is a string for the Cubbi CLI (YAML 1.1), the number 8 for the container (YAML 1.2)`,
        ],
      },
    ),
  },
];

/** Checks that speak of what the file says. */
const OF_CONTENT = [
  ...['CB-003', 'CB-004', 'CB-005', 'CB-006', 'CB-007', 'CB-008', 'CB-009', 'CB-010', 'CB-011'],
  ...['CB-012', 'CB-013', 'CB-014', 'CB-015', 'CB-016', 'CB-040', 'CB-044'],
];

const SAID: readonly CubbiCase[] = [
  ...['CB-001', 'CB-002', ...OF_CONTENT].map((check) => ({
    check,
    reason: 'files that could not be read',
    evidence: { files: UNREAD },
    want: UNTOLD,
  })),
  ...OF_CONTENT.flatMap((check): CubbiCase[] => [
    { check, reason: 'a good image', want: PASSED },
    {
      check,
      reason: 'no file: CB-001 says so',
      ...facts({ state: 'Missing' }),
      want: NOT_APPLICABLE,
    },
    {
      check,
      reason: 'no YAML: CB-002 says so',
      ...text({ more: 'more: [' }),
      want: NOT_APPLICABLE,
    },
  ]),
];

const FIELDS: readonly CubbiCase[] = [
  {
    check: 'CB-003',
    reason: 'no name',
    ...text({ name: undefined }),
    want: invalid(':1:1 /name: is missing'),
  },
  {
    check: 'CB-004',
    reason: 'an empty description',
    ...text({ description: 'description: ""' }),
    want: invalid(':2:14 /description: is empty'),
  },
  {
    check: 'CB-005',
    reason: 'a version that is a number',
    ...text({ version: 'version: 1.0' }),
    want: invalid(':3:10 /version: must be a string, not the number 1.0'),
  },
  {
    check: 'CB-006',
    reason: 'no maintainer',
    ...text({ maintainer: undefined }),
    want: invalid(':1:1 /maintainer: is missing'),
  },
  {
    check: 'CB-007',
    reason: 'no image',
    ...text({ image: undefined }),
    want: invalid(':1:1 /image: is missing'),
  },
  {
    check: 'CB-008',
    reason: 'no semantic version',
    ...text({ version: 'version: latest' }),
    want: invalid(':3:10 /version: "latest" is no semantic version'),
  },
  {
    check: 'CB-009',
    reason: 'a path: init would run another plugin',
    ...text({ name: 'name: ../tmp/x' }),
    want: invalid(
      ':1:7 /name: "../tmp/x" is a path, so cubbi_init.py would load a plugin of another directory',
    ),
  },
  {
    check: 'CB-009',
    reason: 'upper case boots, so it is only a warning',
    ...text({ name: 'name: Goose' }),
    want: invalid(
      ':1:7 /name: "Goose" is not lower case letters and digits joined by "-", "_" or "."',
      WARNING,
    ),
  },
  {
    check: 'CB-009',
    reason: 'upper case under Strict',
    ...STRICT,
    ...text({ name: 'name: Goose' }),
    want: invalid(
      ':1:7 /name: "Goose" is not lower case letters and digits joined by "-", "_" or "."',
    ),
  },
  {
    check: 'CB-010',
    reason: 'no tag',
    ...text({ image: 'image: example.com/a/b' }),
    want: invalid(':5:8 /image: "example.com/a/b" has no tag and no digest'),
  },
  ...[{}, STRICT].map((terms): CubbiCase => ({
    check: 'CB-010',
    reason: 'latest is advised against, however strict',
    ...terms,
    ...text({ image: 'image: example.com/a/b:latest' }),
    want: invalid(':5:8 /image: "example.com/a/b:latest" names a tag that moves', WARNING),
  })),
  {
    check: 'CB-012',
    reason: 'keys that do nothing, wherever they are',
    ...text({ init: 'init: {command: /a}', volumes: 'volumes: [{mountPath: /app, size: 1}]' }),
    want: invalid(':6:1 /init: no release ever ran it, and 0.5.0 removed it', {
      also: [`${FILE}:7:29 /volumes/0/size: is an unknown key, which all readers ignore`],
    }),
  },
  {
    check: 'CB-013',
    reason: 'a list that is null',
    ...text({ persistent: 'persistent_configs:' }),
    want: invalid(':6:20 /persistent_configs: must be a list, not null; write [] for none'),
  },
  {
    check: 'CB-013',
    reason: 'a key that the container aborts on',
    ...text({
      persistent:
        'persistent_configs: [{source: /a, target: /cubbi-config/a, type: directory, mode: 1}]',
    }),
    want: invalid(
      ':6:77 /persistent_configs/0/mode: is an unknown key, and cubbi_init.py aborts on it',
    ),
  },
  {
    check: 'CB-044',
    reason: 'a file',
    ...text({
      persistent: 'persistent_configs: [{source: /a, target: /cubbi-config/a, type: file}]',
    }),
    want: invalid(
      ':6:66 /persistent_configs/0/type: cubbi_init.py makes a directory of it all the same',
    ),
  },
];

/** What upstream's releases wrote must not be an error. */
const RELEASES: readonly CubbiCase[] = (['env', 'config'] as const).flatMap((revision) =>
  ['CB-001', 'CB-002', ...OF_CONTENT]
    .filter(
      (check) => !['CB-010', 'CB-011', 'CB-012', 'CB-014', 'CB-016', 'CB-040'].includes(check),
    )
    .map((check) => ({
      check,
      reason: `what upstream wrote, revision ${revision}`,
      ...facts(readMetadata(GENERATIONS[revision])),
      want: PASSED,
    })),
);

/** The metadata: the file, its form and its fields. */
export const METADATA_CASES: readonly CubbiCase[] = [...PRESENT, ...SAID, ...FIELDS, ...RELEASES];
