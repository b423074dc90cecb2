import { describe, expect, test } from '@jest/globals';
import { metadataText } from './metadata-text.ts';
import { problemsOf } from './problems-of.ts';

function variable(...lines: string[]): string {
  return `  - ${lines.join('\n    ')}`;
}

/** Items of `environment`, from line 7. */
const VARIABLES: readonly [
  reason: string,
  items: readonly string[],
  problems: readonly string[],
][] = [
  ['one', [variable('name: A', 'description: b', 'required: false', 'sensitive: true')], []],
  ['a default that is null', [variable('name: A', 'description: b', 'default:')], []],
  [
    'no more than a name',
    [variable('name: A')],
    ['Schema 7:5 /environment/0/description: is missing'],
  ],
  ['no name', [variable('description: b')], ['Schema 7:5 /environment/0/name: is missing']],
  [
    'a name that is none',
    [variable('name: A-B', 'description: c')],
    ['Schema 7:11 /environment/0/name: "A-B" is no name of a variable'],
  ],
  [
    'a name that is a number',
    [variable('name: 1', 'description: c')],
    ['Schema 7:11 /environment/0/name: must be a string, not the number 1'],
  ],
  [
    'a name that is too long',
    [variable(`name: ${'A'.repeat(257)}`, 'description: c')],
    [`Schema 7:11 /environment/0/name: "${'A'.repeat(45)}…" is too long`],
  ],
  [
    'an empty description',
    [variable('name: A', 'description: ""')],
    ['Schema 8:18 /environment/0/description: is empty'],
  ],
  [
    'yes in quotes',
    [variable('name: A', 'description: b', 'required: "yes"')],
    ['Schema 9:15 /environment/0/required: must be true or false, not a string'],
  ],
  [
    'a default that is a number',
    [variable('name: A', 'description: b', 'default: 5')],
    ['Schema 9:14 /environment/0/default: must be a string, not the number 5'],
  ],
  [
    'a key that nobody knows',
    [variable('name: A', 'description: b', 'secret: true')],
    ['UnknownKey 9:5 /environment/0/secret: is an unknown key, which all readers ignore'],
  ],
  [
    'a name twice',
    [variable('name: A', 'description: b'), variable('name: A', 'description: c')],
    ['Schema 9:11 /environment/1/name: "A" is there twice'],
  ],
  ['a text for an item', ['  - A'], ['Schema 7:5 /environment/0: must be a mapping, not a string']],
  [
    'a secret',
    [variable('name: A_TOKEN', 'description: b')],
    [
      'SecretNotSensitive 7:5 /environment/0: "A_TOKEN" looks like a secret but is not marked sensitive',
    ],
  ],
  [
    'a secret that says it is none',
    [variable('description: b', 'name: API_KEY', 'sensitive: false')],
    [
      'SecretNotSensitive 7:5 /environment/0: "API_KEY" looks like a secret but is not marked sensitive',
    ],
  ],
  [
    'a secret with an empty default',
    [variable('name: A', 'description: b', 'sensitive: true', 'default: ""')],
    [],
  ],
  [
    'a secret with the default null',
    [variable('name: A', 'description: b', 'sensitive: true', 'default: ~')],
    [],
  ],
  [
    'a secret with a default',
    [variable('name: A', 'description: b', 'sensitive: true', 'default: c')],
    [
      'SensitiveDefault 10:14 /environment/0/default: sensitive variable "A" has a default, which is in every copy of the image',
    ],
  ],
  [
    'a secret with a number for a default',
    [variable('name: A', 'description: b', 'sensitive: true', 'default: 0')],
    [
      'Schema 10:14 /environment/0/default: must be a string, not the number 0',
      'SensitiveDefault 10:14 /environment/0/default: sensitive variable "A" has a default, which is in every copy of the image',
    ],
  ],
];

/** Items of `environments_to_forward`, in line 6. */
const FORWARDED: readonly [reason: string, items: string, problems: readonly string[]][] = [
  ['names', '[A, _b]', []],
  ['a name twice', '[A, A]', ['Schema 6:30 /environments_to_forward/1: is there twice']],
  [
    'a name that is none',
    '["A B", ""]',
    [
      'Schema 6:27 /environments_to_forward/0: "A B" is no name of a variable',
      'Schema 6:34 /environments_to_forward/1: "" is no name of a variable',
    ],
  ],
  [
    'another type',
    '[1, {a: b}, ~]',
    [
      'Schema 6:27 /environments_to_forward/0: must be a string, not the number 1',
      'Schema 6:30 /environments_to_forward/1: must be a string, not a mapping',
      'Schema 6:38 /environments_to_forward/2: must be a string, not null',
    ],
  ],
  [
    'a secret',
    '[A, GROQ_API_KEY]',
    [
      'SecretForwarded 6:30 /environments_to_forward/1: "GROQ_API_KEY" looks like a secret, and what is forwarded cannot be marked sensitive',
    ],
  ],
];

function persistent(source: string, target = '/cubbi-config/a', type = 'directory'): string {
  return `  - {source: ${source}, target: ${target}, type: ${type}}`;
}

/** Items of `persistent_configs`, from line 7. */
const PERSISTENT: readonly [
  reason: string,
  items: readonly string[],
  problems: readonly string[],
][] = [
  ['two', [persistent('/app/.a'), persistent('/home/cubbi/.a', '/cubbi-config/home/b')], []],
  [
    'nothing in it',
    ['  - {}'],
    ['source', 'target', 'type'].map(
      (key) => `Schema 7:5 /persistent_configs/0/${key}: is missing`,
    ),
  ],
  [
    'a key that the container aborts on',
    ['  - {source: /a, target: /cubbi-config/a, type: directory, mode: 1}'],
    ['Schema 7:60 /persistent_configs/0/mode: is an unknown key, and cubbi_init.py aborts on it'],
  ],
  [
    'another type',
    [persistent('/a', '/cubbi-config/a', 'link')],
    ['Schema 7:49 /persistent_configs/0/type: "link" is not directory or file'],
  ],
  [
    'a type that is none',
    [persistent('/a', '/cubbi-config/a', 'true')],
    ['Schema 7:49 /persistent_configs/0/type: "true" is not directory or file'],
  ],
  [
    'a file',
    [persistent('/a', '/cubbi-config/a', 'file')],
    [
      'FileEntry 7:49 /persistent_configs/0/type: cubbi_init.py makes a directory of it all the same',
    ],
  ],
  [
    'a relative source',
    [persistent('a')],
    [
      'Schema 7:14 /persistent_configs/0/source: "a" is no absolute path without ".", "..", ":" and ";"',
    ],
  ],
  [
    'a source with the separator of early releases',
    [persistent('/a;b')],
    [
      'Schema 7:14 /persistent_configs/0/source: "/a;b" is no absolute path without ".", "..", ":" and ";"',
    ],
  ],
  ...[
    '/tmp/a',
    'a',
    '/cubbi-config',
    '/cubbi-config/',
    '/cubbi-config/../a',
    '/cubbi-config/home',
    '/cubbi-config//home/',
    '/cubbi-configs/a',
  ].map((target): (typeof PERSISTENT)[number] => [
    `target ${target}`,
    [persistent('/a', target)],
    [
      `Schema 7:26 /persistent_configs/0/target: "${target}" is no path below /cubbi-config other than its home`,
    ],
  ]),
  ...['/', '/app', '/app/', '/home', '//home/cubbi', '/cubbi', '/cubbi-config'].map(
    (source): (typeof PERSISTENT)[number] => [
      `source ${source}`,
      [persistent(source)],
      [
        `Schema 7:14 /persistent_configs/0/source: "/${source.split('/').filter(Boolean).join('/')}" must stay a directory of the init script`,
      ],
    ],
  ),
  [
    'a source twice, however it is written',
    [persistent('/app/a'), persistent('/app//a/', '/cubbi-config/b')],
    ['Schema 8:14 /persistent_configs/1/source: "/app/a" is there twice'],
  ],
  [
    'a target twice',
    [persistent('/app/a'), persistent('/app/b')],
    ['Schema 8:30 /persistent_configs/1/target: "/cubbi-config/a" is there twice'],
  ],
  [
    'a source in a source',
    [persistent('/app/a/b'), persistent('/app/a', '/cubbi-config/b')],
    ['Schema 8:14 /persistent_configs/1/source: "/app/a" contains another source, "/app/a/b"'],
  ],
  [
    'a source beside a source',
    [persistent('/app/a'), persistent('/app/ab', '/cubbi-config/b')],
    [],
  ],
];

describe('the rules of items', () => {
  test.each(VARIABLES)('of environment: %s', (_, items, problems) => {
    const environment = ['environment:', ...items].join('\n');
    expect(problemsOf(metadataText({ environment }))).toEqual(problems);
  });

  test.each(FORWARDED)('of environments_to_forward: %s', (_, items, problems) => {
    const forwarded = `environments_to_forward: ${items}`;
    expect(problemsOf(metadataText({ forwarded }))).toEqual(problems);
  });

  test.each(PERSISTENT)('of persistent_configs: %s', (_, items, problems) => {
    const configs = ['persistent_configs:', ...items].join('\n');
    expect(problemsOf(metadataText({ configs }))).toEqual(problems);
  });
});
