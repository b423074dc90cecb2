import { readMetadata } from '../../../../src/contract/cubbi/metadata/read-metadata.ts';
import { UNREAD } from '../../good-evidence.ts';
import { goodConfig } from '../good-cubbi.ts';
import { goodFiles, goodMetadata } from '../good-files.ts';
import { metadataText } from '../metadata/metadata-text.ts';
import { NOT_APPLICABLE, PASSED, UNTOLD, failed } from './cubbi-case.ts';
import type { CubbiCase } from './cubbi-case.ts';

const FILE = '/cubbi/cubbi_image.yaml';
const STRICT = { terms: { grade: 'Strict' } } as const;

function text(changes: Parameters<typeof metadataText>[0]): Pick<CubbiCase, 'evidence'> {
  return {
    evidence: { files: goodFiles('Config', { metadata: readMetadata(metadataText(changes)) }) },
  };
}

const SECRET = 'environment: [{name: A_TOKEN, description: b}]';
const FORWARDED = 'environments_to_forward: [A, GROQ_API_KEY]';
const NOT_MARKED = `${FILE}:6:15 /environment/0: "A_TOKEN" looks like a secret but is not marked sensitive`;
const NOT_MARKABLE =
  ' /environments_to_forward/1: "GROQ_API_KEY" looks like a secret, and what is forwarded cannot be marked sensitive';

const SECRETS: readonly CubbiCase[] = [
  {
    check: 'CB-014',
    reason: 'a secret that is not marked',
    ...text({ environment: SECRET }),
    want: failed('MetadataInvalid', NOT_MARKED),
  },
  {
    check: 'CB-014',
    reason: 'a secret that is forwarded, which is only a warning',
    ...text({ forwarded: FORWARDED }),
    want: failed('MetadataInvalid', `${FILE}:6:30${NOT_MARKABLE}`, { severity: 'Warning' }),
  },
  {
    check: 'CB-014',
    reason: 'the error alone where both are there',
    ...text({ environment: SECRET, forwarded: FORWARDED }),
    want: failed('MetadataInvalid', NOT_MARKED),
  },
  {
    check: 'CB-014',
    reason: 'both are errors under Strict',
    ...STRICT,
    ...text({ environment: SECRET, forwarded: FORWARDED }),
    want: failed('MetadataInvalid', NOT_MARKED, { also: [`${FILE}:7:30${NOT_MARKABLE}`] }),
  },
  {
    check: 'CB-015',
    reason: 'a default for all to read',
    ...text({
      environment: 'environment: [{name: A, description: b, sensitive: true, default: c}]',
    }),
    want: failed(
      'SecretExposed',
      `${FILE}:6:67 /environment/0/default: sensitive variable "A" has a default, which is in every copy of the image`,
    ),
  },
];

const required = (name: string) => ({ name, required: true, sensitive: false, hasDefault: false });

function environment(
  ...items: readonly ReturnType<typeof required>[]
): Pick<CubbiCase, 'evidence'> {
  const metadata = goodMetadata({ environment: items });
  return { evidence: { files: goodFiles('Config', { metadata }) } };
}

const REQUIRED: readonly CubbiCase[] = [
  {
    check: 'CB-016',
    reason: 'variables that nobody sets, one finding each, once',
    ...environment(required('A'), required('B'), required('A')),
    want: failed(
      'EnvironmentMissing',
      'The image requires variable "A", which the template does not name',
      {
        also: ['The image requires variable "B", which the template does not name'],
      },
    ),
  },
  {
    check: 'CB-016',
    reason: 'the template names it',
    terms: { environment: ['B', 'A'] },
    ...environment(required('A')),
    want: PASSED,
  },
  {
    check: 'CB-016',
    reason: 'a well-known key is always set',
    ...environment(required('ANTHROPIC_API_KEY')),
    want: PASSED,
  },
  {
    check: 'CB-016',
    reason: 'what Cubbi sets itself no template can name',
    ...environment(
      required('CUBBI_MODEL'),
      required('MCP_COUNT'),
      required('PATH'),
      required('LD_PRELOAD'),
    ),
    want: PASSED,
  },
  {
    check: 'CB-016',
    reason: 'a default is enough, and so is not to require it',
    ...environment({ ...required('A'), hasDefault: true }, { ...required('B'), required: false }),
    want: PASSED,
  },
  {
    check: 'CB-016',
    reason: 'nothing is set where nothing boots',
    terms: { boot: false },
    ...environment(required('A')),
    want: NOT_APPLICABLE,
  },
];

function named(image: string | undefined, spec: string): Pick<CubbiCase, 'evidence' | 'terms'> {
  return {
    terms: { image: spec },
    ...text({ image: image === undefined ? image : `image: ${image}` }),
  };
}

const DIGEST = `sha256:${'0'.repeat(64)}`;

function differs(image: string, spec: string): CubbiCase['want'] {
  return failed('MetadataInvalid', `${FILE} names image "${image}", the template "${spec}"`);
}

const IMAGES: readonly CubbiCase[] = [
  ...(
    [
      ['the same in other words', 'a/b:1', 'docker.io/a/b:1'],
      ['the template pins a digest', 'a/b:1', `a/b@${DIGEST}`],
      ['the same digest and no tag', `a/b:1@${DIGEST}`, `a/b@${DIGEST}`],
    ] as const
  ).map(([reason, image, spec]) => ({
    check: 'CB-011',
    reason,
    ...named(image, spec),
    want: PASSED,
  })),
  ...(
    [
      ['another registry', 'a/b:1', 'example.com/a/b:1'],
      ['another repository', 'a/b:1', 'a/c:1'],
      ['another tag', 'a/b:1', 'a/b:2'],
      ['another digest', `a/b@${DIGEST}`, `a/b@${DIGEST.replace('0', '1')}`],
    ] as const
  ).map(([reason, image, spec]) => ({
    check: 'CB-011',
    reason,
    ...named(image, spec),
    want: differs(
      image.length > 72 ? `${image.slice(0, 69)}…` : image,
      spec.length > 72 ? `${spec.slice(0, 69)}…` : spec,
    ),
  })),
  {
    check: 'CB-011',
    reason: 'no image: CB-007 says so',
    ...named(undefined, 'a/b:1'),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-011',
    reason: 'no reference: CB-010 says so',
    ...named('A', 'a/b:1'),
    want: NOT_APPLICABLE,
  },
];

function ports(
  declared: readonly number[] | undefined,
  ...exposedPorts: string[]
): Pick<CubbiCase, 'evidence'> {
  const files = goodFiles('Config', { metadata: goodMetadata({ ports: declared }) });
  return { evidence: { files, config: goodConfig({ exposedPorts }) } };
}

function undeclared(list: string): CubbiCase['want'] {
  return failed(
    'MetadataInvalid',
    `The image exposes ${list}, which the metadata does not declare`,
  );
}

const PORTS: readonly CubbiCase[] = [
  {
    check: 'CB-040',
    reason: 'some of what is declared',
    ...ports([80, 8000], '8000/tcp'),
    want: PASSED,
  },
  { check: 'CB-040', reason: 'as other builders write it', ...ports([8000], '8000'), want: PASSED },
  { check: 'CB-040', reason: 'nothing exposed', ...ports([]), want: PASSED },
  {
    check: 'CB-040',
    reason: 'no ports since 0.5.0, and none exposed',
    ...ports(undefined),
    want: NOT_APPLICABLE,
  },
  {
    check: 'CB-040',
    reason: 'no ports, and one exposed',
    ...ports(undefined, '22/tcp'),
    want: undeclared('22/tcp'),
  },
  {
    check: 'CB-040',
    reason: 'more than is declared',
    ...ports([80], '80/tcp', '22/tcp', '53/udp'),
    want: undeclared('22/tcp, 53/udp'),
  },
  {
    check: 'CB-040',
    reason: 'too many to name',
    ...ports([], '1/tcp', '2/tcp', '3/tcp', '4/tcp', '5/tcp', '6/tcp', '7/tcp'),
    want: undeclared('1/tcp, 2/tcp, 3/tcp, 4/tcp, 5/tcp and 2 more'),
  },
  {
    check: 'CB-040',
    reason: 'a configuration that could not be read',
    evidence: { config: UNREAD },
    want: UNTOLD,
  },
];

/** The metadata: variables, the image that it names, and ports. */
export const METADATA_VARIABLES_CASES: readonly CubbiCase[] = [
  ...SECRETS,
  ...REQUIRED,
  ...IMAGES,
  ...PORTS,
];
