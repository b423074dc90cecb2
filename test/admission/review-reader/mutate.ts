import type { Random } from './random.ts';
import { scanJson } from './scan-json.ts';
import type { JsonParts, Span } from './scan-json.ts';

/** Texts whose parts are known. */
export type KnownTexts = ReadonlyMap<string, JsonParts>;

type Mutation = (text: string, random: Random, known: KnownTexts) => string;

const bytes = (text: string): string => Buffer.from(text).toString('latin1');
const NUMBERS = ['0', '-0', '-0.0', '1e3', '1E+3', '2.50e-1', '1e999', '9007199254740993'];
const NO_NUMBERS = ['01', '1.', '.5', '+1', '1e', '-', '0x1', '1_0', 'NaN', 'Infinity', '--1'];
const LITERALS = ['true', 'false', 'null', 'True', 'nul', 'nulll', 'undefined', 'falsee', 'tru'];
const TEXTS = [
  '""',
  '"a\\u0000b"',
  '"\\ud83d\\ude00"',
  '"\\ud800"',
  '"\\/\\b\\f\\n\\r\\t"',
  '"CREATE"',
]
  .concat(['"\\x"', '"\\u12g4"', '"\\u1"', '"\n"', '"\t"', '"\\"', "'a'", '"\u007f"'])
  .concat([bytes('"ü \u2028 🚀"'), '"UPDATE"', '"node-24"', '"registry.example/node:1.0"']);
const CONTAINERS = ['{}', '[]', '[{}]', '{"":{}}', '[[],[]]', '[null]', '{"readOnly":true}'].concat(
  ['{ }', '[ ]', '[,]', '{,}', '[1,]', '{"a":1,}', '{"a"}', '{"a":}', '{1:2}', '[1 2]'],
);
const VALUES = [...NUMBERS, ...NO_NUMBERS, ...LITERALS, ...TEXTS, ...CONTAINERS];
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  '',
  '0',
  '*',
  '[]',
  'length',
  'readOnly',
  'object',
]
  .concat(['oldObject', 'metadata', 'spec', 'labels', 'template', 'containers', 'name', 'image'])
  .concat(['command', 'securityContext', 'volumes', 'lifecycle', 'vibed.dev/template', 'request']);
const SPACES = [
  ' ',
  '\t',
  '\n',
  '\r',
  '  \r\n\t ',
  '\v',
  '\f',
  '\0',
  '/**/',
  bytes('\u00a0'),
  bytes('\u2028'),
].concat([bytes('\ufeff')]);
const NO_UTF8 = [
  '\xff',
  '\x80',
  '\xc0\x80',
  '\xed\xa0\x80',
  '\xf0\x9f',
  '\xe2\x28\xa1',
  '\xf4\x90\x80\x80',
].concat(['\xc3', '\xe2\x82', '\xf0\x9f\x98']);
const ODD_BYTES = [...Array.from('"\\{}[]:,0-.eEtfnu \n\x00\x1f\x7f'), ...NO_UTF8];

function put(text: string, [start, end]: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

function partsOf(text: string, known: KnownTexts): JsonParts {
  return known.get(text) ?? scanJson(text);
}

function pick(random: Random, spans: readonly Span[]): Span {
  return spans.length === 0 ? [0, 0] : random.of(spans);
}

function partOf(kind: keyof JsonParts, change: (part: string, random: Random) => string): Mutation {
  return (text, random, known) => {
    const span = pick(random, partsOf(text, known)[kind]);
    return put(text, span, change(text.slice(...span), random));
  };
}

const place = (text: string, random: Random): number => random.below(text.length + 1);

const oddByte: Mutation = (text, random) => {
  const at = place(text, random);
  return put(text, [at, at + random.below(2)], random.of(ODD_BYTES));
};

const flippedBit: Mutation = (text, random) => {
  const at = random.below(Math.max(1, text.length));
  const flipped = (text.charCodeAt(at) || 0) ^ (1 << random.below(8));
  return put(text, [at, at + 1], String.fromCharCode(flipped));
};

const cutOut: Mutation = (text, random) => {
  const at = place(text, random);
  return put(text, [at, at + 1 + random.below(8)], '');
};

const cutOff: Mutation = (text, random) => text.slice(0, place(text, random));

/** Most places are in strings, where little depends on a byte: this one is at the edge of a token. */
const atEdge: Mutation = (text, random, known) => {
  const [start, end] = pick(random, partsOf(text, known).tokens);
  const at = random.of([start, end, Math.max(start, end - 1)]);
  return put(text, [at, at + random.below(2)], random.of([...ODD_BYTES, ...SPACES, '']));
};

const space: Mutation = (text, random, known) => {
  const at = pick(random, partsOf(text, known).tokens)[random.below(2)] ?? 0;
  return put(text, [at, at], random.of(SPACES));
};

const atEnds: Mutation = (text, random) => {
  const odd = random.of([...SPACES, ...ODD_BYTES, ...VALUES]);
  return random.below(2) === 0 ? odd + text : text + odd;
};

/** Of this review or of another one. */
const copiedValue: Mutation = (text, random, known) => {
  const from = random.below(2) === 0 ? text : random.of([...known.keys()]);
  const value = from.slice(...pick(random, partsOf(from, known).values));
  return put(text, pick(random, partsOf(text, known).values), value);
};

const swappedValues: Mutation = (text, random, known) => {
  const { values } = partsOf(text, known);
  const [a, b] = [pick(random, values), pick(random, values)].sort((x, y) => x[0] - y[0]);
  if (a === undefined || b === undefined || a[1] > b[0]) return text;
  return put(put(text, b, text.slice(...a)), a, text.slice(...b));
};

const memberTwice: Mutation = (text, random, known) => {
  const { members } = partsOf(text, known);
  const member = text.slice(...pick(random, members));
  const [at] = pick(random, members);
  const [start, end] = scanJson(member).values.at(-1) ?? [0, 0];
  const changed = random.below(2) === 0 ? member : put(member, [start, end], random.of(VALUES));
  return put(text, [at, at], `${changed},`);
};

const besideItself: Mutation = (text, random, known) => {
  const [start, end] = pick(random, partsOf(text, known).members);
  return put(text, [end, end], `,${text.slice(start, end)}`);
};

const newMember: Mutation = (text, random, known) => {
  const [at] = pick(random, partsOf(text, known).members);
  return put(text, [at, at], `"${random.of(NAMES)}":${random.of(VALUES)},`);
};

const withoutMember: Mutation = (text, random, known) => {
  const [start, end] = pick(random, partsOf(text, known).members);
  return put(text, [start, text[end] === ',' ? end + 1 : end], '');
};

const escaped = (part: string, random: Random): string => {
  const at = 1 + random.below(Math.max(1, part.length - 2));
  const code = part.charCodeAt(at) || 0x61;
  const hex = code.toString(16).padStart(4, '0');
  return put(part, [at, at + 1], `\\u${random.below(2) === 0 ? hex : hex.toUpperCase()}`);
};

const deep = (value: string, random: Random): string => {
  const depth = random.of([1, 2, 25, 28, 29, 30, 31, 40, 300]);
  const [before, after] = random.of([
    ['[', ']'],
    ['{"a":', '}'],
    ['{"spec":', '}'],
    ['[{"":[', ']}]'],
  ] as const);
  return before.repeat(depth) + value + after.repeat(depth);
};

const MUTATIONS: readonly Mutation[] = [
  oddByte,
  flippedBit,
  cutOut,
  cutOff,
  atEdge,
  atEdge,
  space,
  atEnds,
  copiedValue,
  swappedValues,
  memberTwice,
  besideItself,
  newMember,
  withoutMember,
  partOf('values', (_value, random) => random.of(VALUES)),
  partOf('values', (_value, random) => random.of(VALUES)),
  partOf('values', deep),
  partOf('names', (_name, random) => `"${random.of(NAMES)}"`),
  partOf('names', escaped),
  partOf('strings', escaped),
  partOf('strings', (part, random) => {
    const at = 1 + random.below(Math.max(1, part.length - 1));
    return put(part, [at, at], random.of(NO_UTF8));
  }),
  partOf('tokens', () => ''),
];

/**
 * A text with one change, or a few, of its bytes, tokens or structure.
 *
 * @param text each character is one byte, here and in the result
 * @param known texts to take parts from, and perhaps this one
 */
export function mutate(text: string, random: Random, known: KnownTexts): string {
  const changes = random.below(3) === 0 ? 2 + random.below(3) : 1;
  return Array.from({ length: changes }).reduce<string>(
    (changed) => random.of(MUTATIONS)(changed, random, known),
    text,
  );
}
