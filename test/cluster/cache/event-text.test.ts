import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { eventText } from '../../../src/cluster/cache/event-text.ts';

const textOf = (line: string) => eventText(Buffer.from(line));

describe('eventText()', () => {
  test.each([
    { reason: 'no such field', line: '{"metadata":{"name":"a"}}' },
    { reason: 'nothing in it', line: '{"metadata":{"managedFields":[],"name":"a"}}' },
    { reason: 'its name in a text', line: '{"a":"\\"managedFields\\":[1]","b":"managedFields"}' },
    { reason: 'no array', line: '{"managedFields":{"a":[1]}}' },
    { reason: 'an array without end', line: '{"managedFields":[{"a":"]"}' },
    { reason: 'a text without end in it', line: '{"managedFields":["\\"]' },
    { reason: 'a text that ends with a backslash', line: '{"managedFields":["\\' },
    { reason: 'its name alone', line: '{"managedFields":[' },
    { reason: 'half of its name', line: '"managedFields":' },
    { reason: 'no text at all', line: '' },
  ])('is the whole text where there is $reason', ({ line }) => {
    expect(textOf(line)).toBe(line);
  });

  test.each([
    { reason: 'an entry', of: '{"manager":"m"}' },
    { reason: 'arrays in arrays', of: '[[{}],[]],{"a":[{"b":[]}]}' },
    { reason: 'brackets in texts', of: '{"k:{\\"type\\":\\"]}\\"}":{}},"]","}","\\\\"' },
    { reason: 'escapes at the end of a text', of: '"\\\\\\"]","\\\\"' },
    { reason: 'letters of several bytes', of: '{"ü€😀]":"😀["}' },
  ])('is without what is in it: $reason', ({ of }) => {
    const around = (inner: string) =>
      `{"type":"ADDED","object":{"metadata":{"labels":{"x":"ü😀"},"managedFields":[${inner}],"name":"€"},"spec":{}}}`;
    expect(textOf(around(of))).toBe(around(''));
  });

  test('means what the whole text means, but for that', () => {
    const named = fc.string({ unit: 'grapheme' }).filter((name) => name !== 'managedFields');
    const values = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(null, true, 1.5, '"managedFields":[', ']', '}', '\\', '"'),
        fc.string({ unit: 'grapheme' }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(named, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    const objects = fc.record({
      metadata: fc.record({ labels: values, managedFields: fc.array(values), name: values }),
      spec: values,
    });
    fc.assert(
      fc.property(objects, (object) => {
        const got: unknown = JSON.parse(textOf(JSON.stringify(object)));
        const metadata = { ...object.metadata, managedFields: [] };
        expect(JSON.stringify(got)).toBe(JSON.stringify({ ...object, metadata }));
      }),
      { numRuns: 500 },
    );
  });

  test('leaves what is around the text as it was', () => {
    const bytes = Buffer.from('one\n{"managedFields":[1,2,3],"b":2}\ntwo');
    eventText(bytes.subarray(4, -4));
    expect([bytes.toString().slice(0, 4), bytes.toString().slice(-4)]).toEqual(['one\n', '\ntwo']);
  });
});
