import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import { pickJson } from '../../../src/admission/review-reader/pick-json.ts';
import { scanJson } from '../../../src/admission/review-reader/scan-json.ts';
import { selectionOf } from '../../../src/admission/review-reader/selection-of.ts';
import { UNUSUAL } from '../../../src/admission/review-reader/unusual.ts';
import { project } from './project.ts';

/** Every text of one to `length` pieces. */
function* textsOf(pieces: readonly string[], length: number): Generator<string> {
  for (const piece of pieces) {
    yield piece;
    if (length > 1) for (const rest of textsOf(pieces, length - 1)) yield piece + rest;
  }
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function passes(body: Uint8Array): boolean {
  return scanJson([body]) !== undefined;
}

function isOneValue(text: string): boolean {
  return parse(text) !== undefined;
}

// Most of the texts are no JSON, and nobody reads where that was found out.
const { stackTraceLimit } = Error;
beforeAll(() => {
  Error.stackTraceLimit = 0;
});
afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

describe('scanJson passes what JSON.parse takes, and nothing else', () => {
  test.each([
    { of: 'containers', pieces: ['{', '}', '[', ']', ',', ':', '"a"', '1', ' '], length: 5 },
    { of: 'numbers', pieces: ['-', '+', '0', '1', '9', '.', 'e', 'E', 'x'], length: 5 },
    { of: 'strings', pieces: ['"', '\\', 'u', '00', 'n', 'é', '\n'], length: 5 },
    {
      of: 'literals',
      pieces: ['t', 'r', 'ue', 'true', 'f', 'alse', 'fals', 'e', 'null'],
      length: 4,
    },
    { of: 'spaces', pieces: [' ', '\t', '\r', '\n', '\v', '\f', '\0', '1', '[', ']'], length: 4 },
  ])('every text of a few pieces: $of', ({ pieces, length }) => {
    const wrong: string[] = [];
    for (const text of textsOf(pieces, length)) {
      if (passes(Buffer.from(text)) !== isOneValue(text)) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  test('every byte at every place of a string and of its escapes', () => {
    const wrong: Buffer[] = [];
    for (const text of ['"0123456789"', '"0\\n2345"', '"\\u0aF9"', '{"01234":1}']) {
      for (let at = 0; at < text.length; at++) {
        for (let byte = 0; byte < 256; byte++) {
          const body = Buffer.from(text);
          body[at] = byte;
          if (passes(body) !== isOneValue(body.toString('utf8'))) wrong.push(body);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each([1, 28, 29, 30, 31, 32, 33, 63, 64, 65, 100_000])(
    '%i containers in each other',
    (depth) => {
      const repeat = (before: string, value: string, after: string): Buffer =>
        Buffer.from(before.repeat(depth) + value + after.repeat(depth));
      expect(passes(repeat('[', '', ']'))).toBe(depth <= 30);
      expect(passes(repeat('{"a":', '1', '}'))).toBe(depth <= 30);
      expect(passes(repeat('[', '', '}'))).toBe(false);
      expect(passes(repeat('[', '', ''))).toBe(false);
      for (const value of ['{"a":1', '[1', '{"a":[1', '[{"a":1'])
        expect(passes(repeat('[', value, ''))).toBe(false);
    },
  );
});

test('pickJson picks what JSON.parse finds in every text of a few pieces, or leaves it', () => {
  const names = ['"abc"', '"list"', '"rest"', '"ab\\u0063"', '"__proto__"'];
  const pieces = ['{', '}', '[', ']', ',', ':', ...names, '1'];
  const selection = selectionOf({ abc: { abc: null }, list: [null], '*': null });
  const paths = [['abc', 'abc'], ['list', '[]'], ['*']];
  const wrong: string[] = [];
  let picked = 0;
  for (const text of textsOf(pieces, 5)) {
    const found = pickJson([Buffer.from(text)], selection);
    if (found === UNUSUAL) continue;
    picked++;
    const full = parse(text);
    const same = full !== undefined && isDeepStrictEqual(found, project(full.value, paths));
    if (!same) wrong.push(text);
  }
  expect(wrong).toEqual([]);
  expect(picked).toBeGreaterThan(20);
});
