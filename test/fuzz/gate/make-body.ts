import { mutate } from '../../admission/review-reader/mutate.ts';
import type { Random } from '../../admission/review-reader/random.ts';
import { readCorpus } from '../../admission/review-reader/read-corpus.ts';
import { scanJson } from '../../admission/review-reader/scan-json.ts';
import { CLUSTER } from './cluster.ts';

/** A body, and what was done to it. */
export interface FuzzBody {
  readonly kind: string;
  readonly body: Buffer;
}

/** Reviews of the corpus in each namespace, and their parts. Each character is a byte. */
const known = new Map(
  readCorpus()
    .flatMap(({ spaced, compact }) => [compact.toString('latin1'), spaced.toString('latin1')])
    .flatMap((text) => CLUSTER.namespaces.map((namespace) => inNamespace(text, namespace)))
    .map((text) => [text, scanJson(text)]),
);
const TEXTS = [...known.keys()];

function inNamespace(text: string, namespace: string): string {
  return text.replaceAll(/("namespace": ?)"apps"/g, `$1"${namespace}"`);
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** What text of a review becomes, by what it is called. */
type Change = (text: string, random: Random) => Buffer;

/** Puts a value in the place of another one. */
function replaced(make: (random: Random) => string): Change {
  return (text, random) => {
    const [start, end] = random.of(known.get(text)?.values ?? [[0, 0]]);
    return latin1(text.slice(0, start) + make(random) + text.slice(end));
  };
}

const LENGTHS = [100, 3_000, 20_000, 70_000, 300_000];
const repeated = (random: Random, texts: readonly string[]): string =>
  random.of(texts).repeat(random.of(LENGTHS) / 4);

/** What a client may send that takes its receiver for something else. */
const ENCODINGS: Readonly<Record<string, Change>> = {
  'UTF-16': (text) => Buffer.from(latin1(text).toString(), 'utf16le'),
  'UTF-16 with a mark': (text) => Buffer.from(`\ufeff${latin1(text).toString()}`, 'utf16le'),
  'UTF-16, the other way round': (text) => Buffer.from(latin1(text).toString(), 'utf16le').swap16(),
  'Latin-1': (text) => latin1(text.replaceAll('node', 'n\xf6de')),
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${latin1(text).toString()}`),
  'NUL behind it': (text) => latin1(`${text}\0`),
  'overlong slashes': (text) => latin1(text.replaceAll('/', '\xc0\xaf')),
  'surrogates as bytes': (text) => latin1(text.replaceAll('e', '\xed\xa0\x80')),
};

const LARGE: Readonly<Record<string, Change>> = {
  'a long text': replaced((random) => `"${repeated(random, ['a', '\xc3\xbc', '\\u00fc', '\\"'])}"`),
  'a long text without an end': replaced((random) => `"${repeated(random, ['a', '\\'])}`),
  'a long array': replaced((random) => `[${repeated(random, ['0,', '{},', '"",', '[[]],'])}1]`),
  'a long object': replaced((random) => `{${repeated(random, ['"a":1,', '"":{},'])}"b":2}`),
  'many names': replaced((random) => {
    const names = Array.from({ length: random.of(LENGTHS) / 20 }, (_, index) => `"n${index}":{}`);
    return `{${names.join(',')}}`;
  }),
  'many containers': replaced((random) => {
    const one = '{"name":"main","image":"registry.example/node:1.0"}';
    return `[${`${one},`.repeat(random.of([2, 999, 1000, 1001, 3000]))}${one}]`;
  }),
  'a long number': replaced((random) => repeated(random, ['1', '0', '1e', '.1', '-'])),
  'a long gap': replaced((random) => `${repeated(random, [' ', '\n', '\r\n\t '])}1`),
};

const DEEP: Readonly<Record<string, Change>> = {
  'deep and closed': replaced((random) => {
    const depth = random.of([29, 30, 31, 512, 5_000, 100_000]);
    const [before, after] = random.of([
      ['[', ']'],
      ['{"a":', '}'],
      ['{"spec":', '}'],
    ] as const);
    return `${before.repeat(depth)}1${after.repeat(depth)}`;
  }),
  'deep without an end': (_text, random) =>
    latin1(random.of(['[', '{"":', '[{"a":']).repeat(random.of([100, 5_000, 100_000]))),
};

const OTHER: Readonly<Record<string, Change>> = {
  nothing: () => Buffer.alloc(0),
  'a single byte': (_text, random) => Buffer.from([random.below(256)]),
  'random bytes': (_text, random) =>
    Buffer.from(Array.from({ length: random.below(2_000) }, () => random.below(256))),
  'two reviews': (text, random) => latin1(text + random.of(TEXTS)),
  'a review in an array': (text) => latin1(`[${text}]`),
};

/** How often, of a thousand; the rest is changed by `mutate`. */
const SHARES: readonly (readonly [number, string, Readonly<Record<string, Change>>])[] = [
  [25, 'whole', { review: (text) => latin1(text) }],
  [20, 'encoding', ENCODINGS],
  [8, 'large', LARGE],
  [2, 'deep', DEEP],
  [10, 'other', OTHER],
];

/** The next body: a review of the corpus with changes of its structure, or something that only looks like one. */
export function makeBody(random: Random): FuzzBody {
  const text = random.of(TEXTS);
  let at = random.below(1_000);
  for (const [share, group, changes] of SHARES) {
    if (at < share) {
      const [name, change] = random.of(Object.entries(changes));
      return { kind: `${group}: ${name}`, body: change(text, random) };
    }
    at -= share;
  }
  return { kind: 'structure', body: latin1(mutate(text, random, known)) };
}
