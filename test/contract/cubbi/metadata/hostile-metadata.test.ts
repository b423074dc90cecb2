import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MetadataFacts } from '../../../../src/contract/cubbi/metadata/metadata-facts.ts';
import { readMetadata } from '../../../../src/contract/cubbi/metadata/read-metadata.ts';
import { cleanText } from '../../../../src/evidence/clean-text.ts';
import { utf8Length } from '../../../../src/evidence/utf8-length.ts';
import { metadataText } from './metadata-text.ts';
import { cpuMs } from '../../../cpu-ms.ts';

const SIZE = 65_536;

function filled(part: string, start = '', end = ''): string {
  const times = Math.floor((SIZE - start.length - end.length) / part.length);
  return `${start}${part.repeat(times)}${end}`;
}

/** As many of a part as the bound on tokens lets through, where each part is so many tokens. */
function allowed(part: string, tokens: number, start = '', end = ''): string {
  return `${start}${part.repeat(Math.floor(9_900 / tokens))}${end}`;
}

const EVERY_KEY = Object.values(metadataText().split('\n')).join('\n');
const LISTS = [
  ['environment', '{name: A_KEY, b: c, default: 1}'],
  ['environments_to_forward', 'A_KEY'],
  ['ports', '0'],
  ['volumes', '{mountPath: ..}'],
  ['persistent_configs', '{source: /a, target: /b, type: file}'],
] as const;

/** What takes a parser, or us, the longest. */
const HOSTILE: readonly [reason: string, text: string][] = [
  ['brackets', filled('[')],
  ['braces', filled('{a: ')],
  ['dashes', filled('- ')],
  ['questions', filled('? ')],
  ['brackets one after the other', filled('[]')],
  ['closing brackets', filled(']')],
  ['commas', allowed(',', 1, '[', ']')],
  ['question marks in a list', allowed('? ', 2, '[', ']')],
  ['one key many times', allowed('a:\n', 4)],
  [
    'many keys',
    allowed('', 1, Array.from({ length: 1600 }, (_, index) => `k${index}: 1\n`).join('')),
  ],
  ['documents', allowed('---\n', 2)],
  ['directives', allowed('%a\n', 2)],
  ['comments', allowed('#\n', 2)],
  ['line feeds', filled('\n')],
  ['spaces', filled(' ')],
  ['tags', allowed('- !a b\n', 7)],
  ['anchors', allowed('- &a b\n', 7)],
  ['aliases of nothing', allowed('- *a\n', 4)],
  ['aliases of one list', `a: &a [${'b,'.repeat(900)}]\nb: [${'*a,'.repeat(2_000)}]\n`],
  ['booleans of one version', allowed('- yes\n', 5, 'a:\n')],
  ['escapes', filled('\\u0041', 'a: "', '"\n')],
  ['escapes that are none', filled('\\q', 'a: "', '"\n')],
  ['a quote without an end', filled('b\n ', 'a: "')],
  ['a folded text', filled(' b\n\n', 'a: >\n')],
  ['a name of 64 KiB', filled('a', 'name: ', '!\n')],
  ['a name of words', filled('a-', 'name: ', '\n')],
  ['a version of digits', filled('1', 'version: 1.0.0-', '!\n')],
  ['a version of words', filled('a.', 'version: 1.0.0-', '!\n')],
  ['a number of 64 KiB', filled('1', 'name: ')],
  ['a number of base 60', filled('1:1', 'name: ')],
  ['a reference of 64 KiB', filled('a/', 'image: ')],
  ['a variable of 64 KiB', filled('A', 'environments_to_forward: [', '!]\n')],
  ['a path of 64 KiB', filled('/a', 'volumes: [{mountPath: ', ':b}]\n')],
  ['a path of slashes', filled('/', 'persistent_configs: [{target: /cubbi-config', ':b}]\n')],
  ['a key of 64 KiB', filled('a', '? ', '\n: b\n')],
  ['a key of 60 KiB around many faults', `? ${'a'.repeat(50_000)}\n: [${'yes,'.repeat(2_000)}]\n`],
  ...LISTS.map(([key, item]): [string, string] => [
    `faults in ${key}`,
    `${EVERY_KEY}${key}: [${Array<string>(300).fill(item).join(', ')}]\n`,
  ]),
];

/** What is wrong with facts, whatever the text is. */
function outOfBounds(facts: MetadataFacts, text: string): unknown[] {
  const size = utf8Length(JSON.stringify(facts));
  if (size > 100_000) return [size];
  if (facts.state !== 'Read') return [];
  const { fields, problems } = facts;
  const { environment, forwarded, persistentConfigs, ports = [] } = fields;
  const lists = [problems, environment, forwarded, persistentConfigs, ports];
  const lines = text.replace(/^\ufeff/, '').split('\n');
  let last = 0;
  const misplaced = problems.filter(({ line, column }) => {
    const place = line * 2 * SIZE + column;
    const backward = place < last;
    last = place;
    return backward || column < 1 || column > (lines[line - 1]?.length ?? -1) + 1;
  });
  const unclean = problems.filter(
    ({ message, pointer }) =>
      utf8Length(message) > 200 ||
      utf8Length(pointer) > 100 ||
      [message, pointer].some((part) => cleanText(part) !== part) ||
      message.endsWith('.'),
  );
  return [...lists.filter(({ length }) => length > 64), ...misplaced, ...unclean];
}

const YAML_PARTS = [
  ...['name', 'a', 'environment', 'ports', 'persistent_configs', 'source', 'type', 'file', 'yes'],
  ...[': ', ':', '- ', '? ', '\n', '\n  ', '\n- ', '[', ']', '{', '}', ', ', '"', "'", '#', '\t'],
  ...['&a ', '*a', '!!str ', '!b ', '|\n', '>\n', '<<: ', '~', '1.0', '0x_', '---\n', '...\n', '%'],
  ...['\\', '\\x', '\0', '\u2028', '\ufeff', '\ud800', '😀', '\r\n', '\r', '=', '../', '__proto__'],
];

describe('hostile metadata', () => {
  test.each(HOSTILE)('64 KiB of %s are told within a second of work', (_, text) => {
    // The first call compiles the schema.
    readMetadata(metadataText());
    const work = cpuMs(() => readMetadata(text));
    const facts = readMetadata(text);
    expect(outOfBounds(facts, text)).toEqual([]);
    expect(facts.state === 'Read' ? facts.problems : [facts]).not.toEqual([]);
    // A tenth of it on a machine with nothing else to do.
    expect(work).toBeLessThan(1_000);
  });

  test('any text is read without a throw, within bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(outOfBounds(readMetadata(text), text)).toEqual([]);
      }),
    );
  });

  test('whatever looks like YAML is read without a throw, within bounds', () => {
    const text = fc
      .array(fc.constantFrom(...YAML_PARTS), { maxLength: 40 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.boolean(), (part, whole) => {
        const all = whole ? metadataText({ more: part }) : part;
        expect(outOfBounds(readMetadata(all), all)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('any JSON value is read without a throw, within bounds, and no key is there twice', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = JSON.stringify(value);
        const facts = readMetadata(text);
        expect(outOfBounds(facts, text)).toEqual([]);
        const rules = facts.state === 'Read' ? facts.problems.map(({ rule }) => rule) : [];
        expect(rules).not.toContain('DuplicateKey');
      }),
    );
  });

  test('a flood of warnings hides no error', () => {
    const flood = Array.from({ length: 500 }, (_, index) => `k${index}: 1`).join('\n');
    const facts = readMetadata(metadataText({ flood, ports: 'ports: [0]' }));
    expect(facts).toMatchObject({
      problems: [
        { rule: 'UnknownKey', line: 6 },
        { rule: 'UnknownKey', line: 7 },
        { rule: 'UnknownKey', line: 8 },
        { rule: 'Schema', line: 506 },
      ],
    });
  });
});
