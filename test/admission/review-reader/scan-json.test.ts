import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { pickJson } from '../../../src/admission/review-reader/pick-json.ts';
import { scanJson } from '../../../src/admission/review-reader/scan-json.ts';
import { selectionOf } from '../../../src/admission/review-reader/selection-of.ts';
import { UNUSUAL } from '../../../src/admission/review-reader/unusual.ts';
import { project } from './project.ts';

const LIST = selectionOf([null]);
const MEMBERS = selectionOf({ '*': [null] });
const DEEP = selectionOf({ '*': { '*': [{ '*': null }] }, abc: [null] });
const DEEP_PATHS = [
  ['*', '*', '[]', '*'],
  ['abc', '[]'],
];

describe('scanJson', () => {
  test('picks what JSON.parse finds in any text, or leaves it', () => {
    const key = fc.constantFrom('abc', 'abd', 'ab', 'é', '');
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5, depthSize: 'large' },
        fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true }), fc.boolean()),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(key, fc.string()), tie('value'), { maxKeys: 4 }),
      ),
    }));
    let picked = 0;
    fc.assert(
      fc.property(value, fc.nat({ max: 2 }), (any, spaces) => {
        const text = Buffer.from(JSON.stringify(any, null, spaces));
        const found = pickJson([text], DEEP);
        if (found === UNUSUAL) return;
        picked++;
        expect(isDeepStrictEqual(found, project(JSON.parse(text.toString()), DEEP_PATHS))).toBe(
          true,
        );
      }),
      { numRuns: 3000 },
    );
    expect(picked).toBeGreaterThan(500);
  });

  test.each([0, 1, 14, 15, 16, 17, 31, 32, 33, 100])(
    'whatever place of sixteen a character has: behind %i others',
    (count) => {
      for (const special of ['é', '\\n', '\\"', '\\u0041', '']) {
        const name = `${'x'.repeat(count)}${special.startsWith('\\') ? '' : special}`;
        const text = `{"${name}":["${special}${'y'.repeat(count)}"]}`;
        expect(pickJson([Buffer.from(text)], MEMBERS)).toEqual(JSON.parse(text));
      }
    },
  );

  test.each([
    { reason: 'as many values as there is room for', values: 262_143, passed: true },
    { reason: 'one too many', values: 262_144, passed: false },
    { reason: 'many too many', values: 3_000_000, passed: false },
  ])('$reason', ({ values, passed }) => {
    const list = Buffer.from(`[${'1,'.repeat(values - 1)}1]`);
    expect(scanJson([list], LIST) !== undefined).toBe(passed);
    expect(scanJson([list]) !== undefined).toBe(true);
  });

  test.each([
    { reason: 'as many names and values as there is room for', members: 131_071, passed: true },
    { reason: 'one too many', members: 131_072, passed: false },
  ])('$reason', ({ members, passed }) => {
    const object = Buffer.from(`{${'"a":1,'.repeat(members - 1)}"a":1}`);
    expect(scanJson([object], MEMBERS) !== undefined).toBe(passed);
  });

  test('a text as long as a body may be, and no longer one', () => {
    const most = 8 * 1024 * 1024;
    const text = (length: number, end: string) => [Buffer.from(`"${'x'.repeat(length)}${end}`)];
    expect(scanJson(text(most - 2, '"')) !== undefined).toBe(true);
    expect(scanJson(text(most - 1, '"'))).toBeUndefined();
    expect(scanJson(text(most - 1, ''))).toBeUndefined();
  });

  test('in whatever parts it comes', () => {
    const text = '{"abc":["d\\u0065f",12,true]}';
    for (let at = 0; at <= text.length; at++) {
      const parts = [text.slice(0, at), '', text.slice(at)].map((part) => Buffer.from(part));
      expect(pickJson(parts, MEMBERS)).toEqual(JSON.parse(text));
    }
  });

  test('what was scanned before is not seen', () => {
    scanJson([Buffer.from('{"abc":[1,2,3]}')], MEMBERS);
    expect(scanJson([Buffer.from('{"abc":[')], MEMBERS)).toBeUndefined();
    expect(pickJson([Buffer.from('[1]')], LIST)).toEqual([1]);
  });

  test('an object may have 32 names that are picked, each once', () => {
    const names = Array.from({ length: 32 }, (_, index) => `name-${index}`);
    const selection = selectionOf(Object.fromEntries(names.map((name) => [name, null])));
    const all = Object.fromEntries(names.map((name) => [name, 1]));
    expect(pickJson([Buffer.from(JSON.stringify(all))], selection)).toEqual(all);
    for (const name of names) {
      const twice = JSON.stringify(all).replace('}', `,"${name}":2}`);
      expect(pickJson([Buffer.from(twice)], selection)).toBe(UNUSUAL);
    }
  });

  test.each([
    { reason: 'a name too many', names: Array.from({ length: 33 }, (_, index) => `name-${index}`) },
    { reason: 'a name that is too short', names: ['ab'] },
  ])('a shape is refused for $reason', ({ names }) => {
    const shape = Object.fromEntries(names.map((name) => [name, null]));
    expect(() => selectionOf(shape)).toThrow('name');
  });
});
