import { describe, expect, test } from '@jest/globals';
import { parseYaml } from '../../../../src/contract/cubbi/metadata/parse-yaml.ts';
import { toData } from '../../../../src/contract/cubbi/metadata/to-data.ts';
import { problemsOf } from './problems-of.ts';

function dataOf(text: string): unknown {
  const { root, faults } = parseYaml(text);
  return root === undefined ? faults : toData(root, 64);
}

const NBSP = String.fromCodePoint(0xa0);
/** Ten lists of ten aliases each: ten thousand million values in a few lines. */
const BOMB = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...Array.from('bcdefghij').map((name, index) => {
    const aliases = Array<string>(10).fill(`*${'abcdefghi'.charAt(index)}`);
    return `${name}: &${name} [${aliases.join(', ')}]`;
  }),
].join('\n');
/** Thirty times five hundred merged keys. */
const MERGES = [
  `a: &a {${Array.from({ length: 500 }, (_, index) => `k${index}: 1`).join(', ')}}`,
  ...Array.from({ length: 30 }, (_, index) => `b${index}: {<<: *a}`),
].join('\n');

const UNPARSABLE: readonly [reason: string, text: string, problem: string][] = [
  ['nothing', '', '1:1 : the file is empty'],
  ['a comment alone', '# nothing\n', '1:1 : the file is empty'],
  ['the end of a document alone', '...\n', '1:1 : the file is empty'],
  ['a list', '# first\n- a\n', '2:1 : the file is a list, not a mapping'],
  ['a text', 'goose', '1:1 : the file is a single value, not a mapping'],
  ['two documents', 'name: a\n---\nname: b\n', '2:1 : there is more than one YAML document'],
  ['a second, empty one', 'name: a\n---\n', '2:1 : there is more than one YAML document'],
  ['a quote that does not end', 'name: "a\n', '1:7 : a quote is not closed'],
  ['two quotes at the end', "name: 'a''\n", '1:7 : a quote is not closed'],
  ['two colons', 'a: b: c\n', '1:4 : Nested mappings are not allowed in compact mappings'],
  [
    'a value on the line of a list',
    'a: - b\n',
    '1:4 : Unexpected block-seq-ind on same line with key',
  ],
  [
    'a value that begins with @',
    'a: @b\n',
    '1:4 : Plain value cannot start with reserved character @',
  ],
  ['a key without a name', 'a: b\n: c\n', '2:1 : a key is missing'],
  ['a list as a key', '? [a]\n: b\n', '1:3 : a key is a list or a mapping'],
  ['an escape that is none', 'a: "\\d"\n', '1:4 : "\\d" is no escape; double the backslash'],
  ['half an escape', 'a: "\\\\ \\x4"\n', '1:4 : "\\x" is no escape; double the backslash'],
  ['a tab after a colon', 'a:\tb\n', '1:3 : a tab stands where only spaces may'],
  ['a tab that indents', 'a:\n\tb: c\n', '2:1 : a tab stands where only spaces may'],
  ['a tab before a comment', 'a: b\t# c\n', '1:5 : a tab stands where only spaces may'],
  ['a tab in a plain text', 'a: b\tc\n', '1:4 /a: a tab stands in an unquoted text; quote it'],
  ['NUL', 'a: \0\n', '1:4 : character U+0000 is not allowed'],
  ['an escape sequence of terminals', 'a: "\u001b[2J"\n', '1:5 : character U+001B is not allowed'],
  ['a C1 control', 'a: b\u0085c: d\n', '1:5 : character U+0085 is not allowed'],
  ['a line separator', 'a: b # \u2028c: d\n', '1:8 : character U+2028 is not allowed'],
  ['a carriage return alone', 'a: b\rc: d\n', '1:5 : character U+000D is not allowed'],
  ['a mark in the middle', 'a: b\n\ufeffc: d\n', '2:1 : character U+FEFF is not allowed'],
  ['a high surrogate alone', 'a: \ud83d \n', '1:4 : character U+D83D is not allowed'],
  ['a low surrogate alone', 'a: \ude00\n', '1:4 : character U+DE00 is not allowed'],
  [
    'a tag that would run code',
    'a: !!python/object/apply:os.system [ls]\n',
    '1:36 /a: tag "!!python/object/apply:os.system" is not allowed',
  ],
  ['a local tag', 'a: !include b\n', '1:13 /a: tag "!include" is not allowed'],
  ['a tag of a type', 'a: !!int "1"\n', '1:10 /a: tag "!!int" is not allowed'],
  ['a tag of a set', 'a: !!set {b}\n', '1:10 /a: tag "!!set" is not allowed'],
  ['an alias of nothing', 'a: *b\n', '1:4 /a: alias "b" has no anchor before it'],
  ['an alias of what comes later', 'a: *b\nc: &b d\n', '1:4 /a: alias "b" has no anchor before it'],
  ['an alias of what it is in', 'a: &b [*b]\n', '1:8 /a/0: alias "b" contains itself'],
  ['an anchor twice', 'a: &b c\nd: &b e\n', '2:7 /d: anchor "b" is defined twice'],
  [
    'a merge of a text',
    'a: 1\n<<: b\n',
    '2:1 /<<: a merge key takes a mapping or a list of mappings',
  ],
  ['a merge key as a value', 'a: <<\n', '1:4 /a: "<<" is not readable; quote it'],
  ['a day that is none', 'a: 2026-02-30\n', '1:4 /a: "2026-02-30" is not readable; quote it'],
  [
    'lists 33 deep',
    `a: ${'['.repeat(32)}${']'.repeat(32)}\n`,
    '1:1 : nested more than 32 levels deep',
  ],
  ['64 KiB of brackets', '['.repeat(65_536), '1:72 : nested more than 32 levels deep'],
  ['64 KiB of dashes', '- '.repeat(32_768), '1:143 : nested more than 32 levels deep'],
  ['64 KiB of items', '- a\n'.repeat(16_384), '2000:4 : more than 10000 tokens'],
  ['a bomb of aliases', BOMB, '4:7 : more than 10000 values, aliases followed'],
];

describe('parsing YAML', () => {
  test.each(UNPARSABLE)('refuses %s', (_, text, problem) => {
    expect(problemsOf(text)[0]).toBe(`Unparsable ${problem}`);
  });

  test('refuses a bomb of merge keys', () => {
    expect(problemsOf(MERGES)).toContain(
      'Unparsable 22:7 /b20/<<: merge keys copy more than 10000 entries',
    );
  });

  test('refuses in the words of the parser what the parser refuses', () => {
    expect(problemsOf('a: [b\n')).toEqual([
      expect.stringMatching(/^Unparsable 2:1 : Flow sequence /),
    ]);
  });

  test.each([
    ['CRLF', 'a: b\r\nc: d\r\n', { a: 'b', c: 'd' }],
    ['a start and an end of the document', '---\na: b\n...\n', { a: 'b' }],
    ['the directive of its version', '%YAML 1.2\n---\na: b\n', { a: 'b' }],
    ['JSON', '{"a": [1, "b", null]}', { a: [1, 'b', null] }],
    [
      'characters of other planes and spaces that do not break',
      `a: "😀${NBSP}"`,
      { a: `😀${NBSP}` },
    ],
    ['escapes in quotes', '"a": "\\x62\\t\\u0063\\U00000064\\\\d"', { a: 'b\tcd\\d' }],
    [
      'a tab in quotes, comments and blocks',
      "a: 'b\tc' #\td\ne: |\n  f\tg\n",
      { a: 'b\tc', e: 'f\tg\n' },
    ],
    [
      'a tag of a text',
      'a: !!str 1.0\nb: !!seq [c]\nd: !!map {e: f}\n',
      { a: '1.0', b: ['c'], d: { e: 'f' } },
    ],
    ['aliases', 'a: &x [b]\nc: *x\nd: &y e\nf: *y\n', { a: ['b'], c: ['b'], d: 'e', f: 'e' }],
    [
      'a merge key: what is there wins',
      'a: &x {b: 1, c: 2}\nd: {c: 3, <<: *x}\n',
      { a: { b: 1, c: 2 }, d: { c: 3, b: 1 } },
    ],
    [
      'a list of merges: the first wins',
      'a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne: {<<: [*x, *y]}\n',
      { a: { b: 1 }, c: { b: 2, d: 3 }, e: { b: 1, d: 3 } },
    ],
    ['a merge key in quotes: one like any other', '"<<": a\n', { '<<': 'a' }],
    ['keys of other types by their spelling', '1: a\n~: b\n', { '1': 'a', '~': 'b' }],
    ['nothing for null', 'a:\nb: {c}\n', { a: null, b: { c: null } }],
    ['a date as no JSON', 'a: 2026-01-31\n', { a: NaN }],
    [
      'lists 32 deep',
      `a: ${'['.repeat(31)}${']'.repeat(31)}\n`,
      { a: JSON.parse('['.repeat(31) + ']'.repeat(31)) as unknown },
    ],
  ])('reads %s', (_, text, data) => {
    expect(dataOf(text)).toEqual(data);
  });

  test('a key of an object’s own is one like any other', () => {
    const data = dataOf('__proto__: {name: a}\nconstructor: b\n') as object;
    expect(Object.entries(data)).toEqual([
      ['__proto__', { name: 'a' }],
      ['constructor', 'b'],
    ]);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  });
});
