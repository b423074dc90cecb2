import { describe, expect, test } from '@jest/globals';
import { metadataText } from './metadata-text.ts';
import { problemsOf } from './problems-of.ts';

type Changes = Parameters<typeof metadataText>[0];

const COUNT = 65;
const MANY = Array.from({ length: COUNT }, (_, index) => index + 1).join(', ');

/** Changes of a good file, the problems that they make. Line 6 is the first that is added. */
const ROWS: readonly [reason: string, changes: Changes, problems: readonly string[]][] = [
  // The required fields
  ['no name', { name: undefined }, ['Name 1:1 /name: is missing']],
  ['an empty name', { name: 'name: ""' }, ['Name 1:7 /name: is empty']],
  ['a name that is null', { name: 'name:' }, ['Name 1:6 /name: must be a string, not null']],
  [
    'a name that is a list',
    { name: 'name: [a]' },
    ['Name 1:7 /name: must be a string, not a list'],
  ],
  ['no description', { description: undefined }, ['Description 1:1 /description: is missing']],
  [
    'a blank description',
    { description: 'description: " "' },
    ['Description 2:14 /description: is empty'],
  ],
  [
    'a description of two texts',
    { description: 'description: {a: b}' },
    ['Description 2:14 /description: must be a string, not a mapping'],
  ],
  ['no version', { version: undefined }, ['Version 1:1 /version: is missing']],
  [
    'a version that is a number',
    { version: 'version: 1.0' },
    ['Version 3:10 /version: must be a string, not the number 1.0'],
  ],
  [
    'a version that is a date',
    { version: 'version: 2026-01-31' },
    ['Version 3:10 /version: must be a string, not a date'],
  ],
  ['an empty version', { version: "version: ''" }, ['Version 3:10 /version: is empty']],
  ['no maintainer', { maintainer: undefined }, ['Maintainer 1:1 /maintainer: is missing']],
  [
    'a maintainer that is a boolean',
    { maintainer: 'maintainer: true' },
    ['Maintainer 4:13 /maintainer: must be a string, not true'],
  ],
  ['no image', { image: undefined }, ['Image 1:1 /image: is missing']],
  ['a blank image', { image: 'image: " "' }, ['Image 5:8 /image: is empty']],
  // Names
  ['a name with all that is allowed', { name: 'name: a1-b_c.d' }, []],
  [
    'a name that leads elsewhere',
    { name: 'name: ../tmp/x' },
    [
      'NameUnsafe 1:7 /name: "../tmp/x" is a path, so cubbi_init.py would load a plugin of another directory',
    ],
  ],
  [
    'a name with a backslash',
    { name: 'name: a\\b' },
    [
      'NameUnsafe 1:7 /name: "a\\b" is a path, so cubbi_init.py would load a plugin of another directory',
    ],
  ],
  [
    'a name in upper case',
    { name: 'name: Goose' },
    [
      'NameUnusual 1:7 /name: "Goose" is not lower case letters and digits joined by "-", "_" or "."',
    ],
  ],
  [
    'a name that begins with a digit',
    { name: 'name: 3d' },
    ['NameUnusual 1:7 /name: "3d" is not lower case letters and digits joined by "-", "_" or "."'],
  ],
  [
    'a name that ends in a hyphen',
    { name: 'name: a-' },
    ['NameUnusual 1:7 /name: "a-" is not lower case letters and digits joined by "-", "_" or "."'],
  ],
  [
    'a name of 64 characters',
    { name: `name: ${'a'.repeat(64)}` },
    [`NameUnusual 1:7 /name: "${'a'.repeat(45)}…" has more than 63 characters`],
  ],
  // Versions
  ['a whole version', { version: 'version: 1.2.3-rc.1+build.5' }, []],
  [
    'a version that is a word',
    { version: 'version: latest' },
    ['VersionNotSemantic 3:10 /version: "latest" is no semantic version'],
  ],
  [
    'two numbers',
    { version: 'version: "1.0"' },
    ['VersionNotSemantic 3:10 /version: "1.0" is no semantic version'],
  ],
  [
    'a leading zero',
    { version: 'version: 1.02.3' },
    ['VersionNotSemantic 3:10 /version: "1.02.3" is no semantic version'],
  ],
  // References
  ['a digest', { image: `image: a/b@sha256:${'0'.repeat(64)}` }, []],
  ['latest of a digest', { image: `image: a/b:latest@sha256:${'0'.repeat(64)}` }, []],
  [
    'neither tag nor digest',
    { image: 'image: host:5000/a/b' },
    ['ImageReference 5:8 /image: "host:5000/a/b" has no tag and no digest'],
  ],
  [
    'no reference',
    { image: 'image: A/B:c' },
    ['ImageReference 5:8 /image: "A/B:c" is no image reference'],
  ],
  [
    'latest',
    { image: 'image: a/b:latest' },
    ['ImageLatest 5:8 /image: "a/b:latest" names a tag that moves'],
  ],
  // Keys
  [
    'a key that nobody knows',
    { enviroment: 'enviroment: []' },
    ['UnknownKey 6:1 /enviroment: is an unknown key, which all readers ignore'],
  ],
  [
    'a pointer with its own characters',
    { odd: 'a/b~c: 1' },
    ['UnknownKey 6:1 /a~1b~0c: is an unknown key, which all readers ignore'],
  ],
  [
    'init, whatever is in it',
    { init: 'init: [1]' },
    ['DeprecatedKey 6:1 /init: no release ever ran it, and 0.5.0 removed it'],
  ],
  ['a key twice', { twice: 'name: goose' }, ['DuplicateKey 6:1 /name: key "name" is there twice']],
  [
    'a key twice in an item',
    { ports: 'volumes: [{mountPath: /a, mountPath: /b}]' },
    ['DuplicateKey 6:27 /volumes/0/mountPath: key "mountPath" is there twice'],
  ],
  [
    'a name that is on',
    { name: 'name: on' },
    [
      'VersionDependent 1:7 /name: "on" is true for the Cubbi CLI (YAML 1.1), a string for the container (YAML 1.2)',
    ],
  ],
  [
    'a key that is on',
    { odd: 'on: 1' },
    [
      'VersionDependent 6:1 : "on" is true for the Cubbi CLI (YAML 1.1), a string for the container (YAML 1.2)',
      'UnknownKey 6:1 /on: is an unknown key, which all readers ignore',
    ],
  ],
  [
    'a port in octal',
    { ports: 'ports: [022]' },
    [
      'VersionDependent 6:9 /ports/0: "022" is the number 18 for the Cubbi CLI (YAML 1.1), the number 22 for the container (YAML 1.2)',
    ],
  ],
  [
    'a version in base 60',
    { version: 'version: 1:30' },
    [
      'VersionDependent 3:10 /version: "1:30" is the number 90 for the Cubbi CLI (YAML 1.1), a string for the container (YAML 1.2)',
      'VersionNotSemantic 3:10 /version: "1:30" is no semantic version',
    ],
  ],
  // Lists
  ...['environment', 'environments_to_forward', 'ports', 'volumes', 'persistent_configs'].map(
    (key): (typeof ROWS)[number] => [
      `null for ${key}`,
      { [key]: `${key}:` },
      [`Schema 6:${key.length + 2} /${key}: must be a list, not null; write [] for none`],
    ],
  ),
  [
    'a mapping for a list',
    { ports: 'ports: {a: 1}' },
    ['Schema 6:8 /ports: must be a list, not a mapping'],
  ],
  ['65 items', { ports: `ports: [${MANY}]` }, ['Schema 6:8 /ports: has more than 64 items']],
  [
    '65 items in a list that nobody reads',
    { init: `other: [${MANY}]` },
    ['UnknownKey 6:1 /other: is an unknown key, which all readers ignore'],
  ],
  ['ports', { ports: 'ports: [1, 65535, 8000.0]' }, []],
  [
    'ports out of range',
    { ports: 'ports: [0, 65536, -1]' },
    [
      'Schema 6:9 /ports/0: "0" is no port from 1 to 65535',
      'Schema 6:12 /ports/1: "65536" is no port from 1 to 65535',
      'Schema 6:19 /ports/2: "-1" is no port from 1 to 65535',
    ],
  ],
  [
    'ports that are none',
    { ports: 'ports: [a, 1.5, true, .inf]' },
    [
      'Schema 6:9 /ports/0: must be a whole number, not a string',
      'Schema 6:12 /ports/1: must be a whole number, not the number 1.5',
      'Schema 6:17 /ports/2: must be a whole number, not true',
      'Schema 6:23 /ports/3: must be a whole number, not the number Infinity',
    ],
  ],
  ['a port twice', { ports: 'ports: [80, 0x50]' }, ['Schema 6:13 /ports/1: is there twice']],
  // Volumes
  ['a volume without a description', { volumes: 'volumes: [{mountPath: /a b/c}]' }, []],
  [
    'a volume without a path',
    { volumes: 'volumes: [{}, a]' },
    [
      'Schema 6:11 /volumes/0/mountPath: is missing',
      'Schema 6:15 /volumes/1: must be a mapping, not a string',
    ],
  ],
  [
    'volumes at odd paths',
    {
      volumes:
        'volumes: [{mountPath: a}, {mountPath: /a/../b}, {mountPath: "/a:b"}, {mountPath: /.}]',
    },
    [
      'Schema 6:23 /volumes/0/mountPath: "a" is no absolute path without ".", "..", ":" and ";"',
      'Schema 6:39 /volumes/1/mountPath: "/a/../b" is no absolute path without ".", "..", ":" and ";"',
      'Schema 6:61 /volumes/2/mountPath: "/a:b" is no absolute path without ".", "..", ":" and ";"',
      'Schema 6:82 /volumes/3/mountPath: "/." is no absolute path without ".", "..", ":" and ";"',
    ],
  ],
  [
    'a key of a volume that nobody knows',
    { volumes: 'volumes: [{mountPath: /a, size: 1}]' },
    ['UnknownKey 6:27 /volumes/0/size: is an unknown key, which all readers ignore'],
  ],
];

describe('the rules of the metadata', () => {
  test.each(ROWS)('%s', (_, changes, problems) => {
    expect(problemsOf(metadataText(changes))).toEqual(problems);
  });
});
