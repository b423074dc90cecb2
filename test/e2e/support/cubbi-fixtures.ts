/** One fixture image and what must be found of it: ids in the order of the contract, no more and no fewer. */
export interface CubbiFixture {
  /** Name without the prefix `cubbi-`. */
  readonly image: string;
  readonly about: string;
  readonly errors: readonly string[];
  /** Besides those of `OWN_SCRIPTS`. */
  readonly warnings: readonly string[];
  /** What the sentence must say. */
  readonly says: RegExp;
  /** `spec.validation.timeout`, where the boot is to run out of it. */
  readonly timeout?: string;
}

/** The init scripts of the fixtures are the project's own: nobody's known bytes. */
export const OWN_SCRIPTS: readonly string[] = ['CB-081', 'CB-084'];

type Row = [image: string, about: string, errors: string, warnings: string, says: RegExp];

function fixture([image, about, errors, warnings, says]: Row): CubbiFixture {
  const ids = (text: string) => text.split(' ').flatMap((id) => (id === '' ? [] : [`CB-${id}`]));
  return { image, about, errors: ids(errors), warnings: ids(warnings), says };
}

const KEEPS = /keeps the contract/;

const ACCEPTED: readonly Row[] = [
  ['good-env', 'keeps the contract in revision Env', '', '', KEEPS],
  ['good-config', 'keeps the contract in revision Config', '', '', KEEPS],
  ['spec-literal-paths', 'has its scripts where the specification says', '', '', KEEPS],
  ['multi-arch-one-bad', 'is good for the platform of the nodes', '', '', KEEPS],
  ['like-upstream', 'has the weaknesses of the published images', '', '112 110 115', KEEPS],
  ['leaks-secret-in-log', 'logs what it was given', '', '100 116', KEEPS],
  ['world-readable-secret', 'writes a secret for everybody', '', '115', KEEPS],
];

const METADATA: readonly Row[] = [
  ['no-yaml', 'has no metadata', '001 075', '', /cubbi_image\.yaml/],
  ['whiteout-removed-yaml', 'removed its metadata in a layer', '001 075', '', /cubbi_image\.yaml/],
  ['dup-key', 'names a key twice', '002 075', '', /yaml:19:1.*"name" is there twice/],
  ['version-float', 'has a number for a version', '005', '', /yaml:3:10.*number 1\.0/],
  ['null-persistent', 'has null for a list', '013 075', '', /persistent_configs.*null/],
  ['extra-persistent-key', 'has a key that init cannot take', '013 075', '', /mode.*unknown key/],
  ['name-traversal', 'has a path for a name', '009', '', /\.\.\/tmp\/demo/],
];

const STATIC: readonly Row[] = [
  ['user-1000', 'does not start as root', '060', '', /USER "1000"/],
  ['volume-home', 'has a volume where a link must be', '124 075', '', /VOLUME "\/home\/cubbi"/],
  ['baked-secret-env', 'has a key in its environment', '117', '', /OPENAI_API_KEY/],
  ['uid1000-node', 'has another user of id 1000', '062 030', '', /"node".*userdel -r node/],
  [
    'home-dir',
    'has a home that cannot become a link',
    '072 075',
    '',
    /\/home\/cubbi is a directory/,
  ],
  ['source-taken', 'has a directory where a link must be', '043 030', '', /\/app\/\.demo/],
  ['baked-config-yaml', "has a session's configuration", '076', '', /\/cubbi\/config\.yaml/],
  ['no-gosu', 'lacks gosu', '051 075', '', /gosu/],
  ['no-uv', 'lacks the interpreter of its script', '055 075', '', /uv/],
  ['no-sudoers-d', 'lacks a folder that init writes to', '058 075', '', /sudoers\.d/],
];

const PLUGINS: readonly Row[] = [
  ['plugin-missing', 'has no plugin', '090', '', /demo_plugin\.py/],
  ['plugin-syntax-error', 'has a plugin that is no Python', '091 075', '', /demo_plugin\.py:\d+/],
  ['plugin-old-api-on-new-init', 'has a plugin of the older API', '094 075', '', /Env.*Config/],
  ['plugin-new-api-on-old-init', 'has a plugin of the newer API', '094 075', '', /Config.*Env/],
  ['plugin-sys-exit', 'has a plugin that ends the interpreter', '075', '097', /arguments/],
];

const BOOT: readonly Row[] = [
  ['crash-init', 'has an init script that crashes', '075', '', /no way/],
  ['keeps-root-process', 'leaves a service of root', '110', '', /"sleep".*root/],
  ['links-not-made', 'makes no persistent links', '045', '', /\/app\/\.demo/],
];

const HANGING: readonly Row[] = [
  ['shell-entrypoint', 'starts by a shell', '120 075', '', /shell/],
  ['init-status-entrypoint', 'starts by the status script', '085 075', '', /init-status\.sh/],
  ['slow-init', 'never comes to an end', '075', '', /20 s/],
];

/** The fixtures of hack/image, judged pragmatically. */
export const CUBBI_FIXTURES: readonly CubbiFixture[] = [
  ...[...ACCEPTED, ...METADATA, ...STATIC, ...PLUGINS, ...BOOT].map(fixture),
  ...HANGING.map((row) => ({ ...fixture(row), timeout: '20s' })),
];
