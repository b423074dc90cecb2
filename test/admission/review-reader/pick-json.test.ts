import { describe, expect, test } from '@jest/globals';
import { pickJson } from '../../../src/admission/review-reader/pick-json.ts';
import { selectionOf } from '../../../src/admission/review-reader/selection-of.ts';
import { UNUSUAL } from '../../../src/admission/review-reader/unusual.ts';

/** `text` is a scalar, `list` a list of scalars, `part` an object, and `kinds` one of which every member counts. */
const SELECTION = selectionOf({
  text: null,
  list: [null],
  part: { name: null, value: null },
  kinds: { name: null, '*': { readOnly: null } },
  annotations: null,
});

function pick(text: string | Uint8Array): unknown {
  const body = typeof text === 'string' ? Buffer.from(text) : text;
  return pickJson([body], SELECTION);
}

describe('pickJson', () => {
  test.each<{ reason: string; text: string; want: unknown }>([
    {
      reason: 'scalars keep their type',
      text: '{"list":[1,"1",true,false,null]}',
      want: { list: [1, '1', true, false, null] },
    },
    {
      reason: 'scalars may stand for containers',
      text: '{"part":null,"list":"x","kinds":0}',
      want: { part: null, list: 'x', kinds: 0 },
    },
    {
      reason: 'empty containers stay',
      text: '{"list":[],"part":{},"kinds":{"emptyDir":{}}}',
      want: { list: [], part: {}, kinds: { emptyDir: {} } },
    },
    {
      reason: 'other members are left out',
      text: '{"a":{"text":1},"text":2,"Text":3,"texts":4,"tex":5}',
      want: { text: 2 },
    },
    {
      reason: 'every member counts where the selection says so',
      text: '{"kinds":{"name":"n","x":{"readOnly":true,"y":[1]},"z":1}}',
      want: { kinds: { name: 'n', x: { readOnly: true }, z: 1 } },
    },
    {
      reason: 'what is left out may come twice',
      text: '{"a":1,"a":{"b":2},"text":3}',
      want: { text: 3 },
    },
    {
      reason: 'what is left out may have escapes in its names',
      text: '{"a":{"k:{\\"name\\":1}":{}},"text":3}',
      want: { text: 3 },
    },
    {
      reason: 'what is left out may be __proto__',
      text: '{"__proto__":{"text":1},"part":{"__proto__":[]}}',
      want: { part: {} },
    },
    {
      reason: 'escapes in texts',
      text: '{"text":"\\u0041\\ud83d\\ude00\\n\\/\\"\\\\"}',
      want: { text: 'A😀\n/"\\' },
    },
    {
      reason: 'half of a pair of surrogates',
      text: '{"text":"\\ud800"}',
      want: { text: '\ud800' },
    },
    {
      reason: 'other characters in texts and names',
      text: '{"日":"本","text":"é 🚀 \u2028\u007f"}',
      want: { text: 'é 🚀 \u2028\u007f' },
    },
    {
      reason: 'numbers in every form',
      text: '{"list":[-0,0.5,1e3,1E+3,25e-1,1e999,9007199254740993]}',
      want: { list: [-0, 0.5, 1000, 1000, 2.5, Infinity, 9007199254740992] },
    },
    {
      reason: 'spaces everywhere',
      text: ' \n{\t"list" : [ 1 , 2 ]\r, "part" : { } ,"a" : { "b" : [ ] } } \n',
      want: { list: [1, 2], part: {} },
    },
    {
      reason: 'a text longer than what is decoded at once',
      text: `{"text":"${'x'.repeat(9000)}"}`,
      want: { text: 'x'.repeat(9000) },
    },
    { reason: 'a scalar alone', text: '"x"', want: 'x' },
  ])('picks: $reason', ({ text, want }) => {
    expect(pick(text)).toEqual(want);
  });

  test.each<{ reason: string; text: string | Uint8Array }>([
    { reason: 'an object for a scalar', text: '{"text":{}}' },
    { reason: 'a list for a scalar', text: '{"text":[]}' },
    { reason: 'an object for a list', text: '{"list":{}}' },
    { reason: 'a list for an object', text: '{"part":[]}' },
    { reason: 'a list for the whole', text: '[]' },
    { reason: 'a picked member twice', text: '{"text":1,"text":1}' },
    { reason: 'a picked object twice', text: '{"part":{},"part":{"name":1}}' },
    { reason: 'a member twice where every one counts', text: '{"kinds":{"x":1,"x":2}}' },
    {
      reason: 'the same after decoding',
      text: Buffer.from('{"kinds":{"\xff":1,"\xfe":2}}', 'latin1'),
    },
    {
      reason: '__proto__ where every member counts',
      text: '{"kinds":{"__proto__":{"readOnly":true}}}',
    },
    { reason: 'an escape in a name beside picked members', text: '{"te\\u0078t":1}' },
    { reason: 'an escape in a name where every one counts', text: '{"kinds":{"\\u006eame":1}}' },
    {
      reason: 'containers nested deeper than 30',
      text: `{"a":${'['.repeat(31)}${']'.repeat(31)}}`,
    },
    { reason: 'a byte order mark', text: '\ufeff{}' },
    { reason: 'nothing', text: '' },
    { reason: 'spaces', text: ' \n' },
    { reason: 'a comma too many', text: '{"text":1,}' },
    { reason: 'a comma too many in a list', text: '{"list":[1,]}' },
    { reason: 'a comma too few', text: '{"text":1"a":2}' },
    { reason: 'another byte for a comma', text: '{"text":1:"a":2}' },
    { reason: 'another byte for a comma in a list', text: '{"list":[1:2]}' },
    { reason: 'a backslash for the quote of a name', text: '{"a\\:1}' },
    { reason: 'a line feed for the quote of a name', text: '{"a\n:1}' },
    { reason: 'no colon', text: '{"text"1}' },
    { reason: 'a name without quotes', text: '{text:1}' },
    { reason: 'a name that is no text', text: '{1:1}' },
    { reason: 'a control character in a name', text: '{"a\nb":1}' },
    { reason: 'a control character in a picked text', text: '{"text":"a\tb"}' },
    { reason: 'a control character in a text left out', text: '{"a":"a\tb"}' },
    { reason: 'an escape that is none', text: '{"text":"\\x41"}' },
    { reason: 'an escape that is too short', text: '{"text":"\\u004"}' },
    { reason: 'something behind the end', text: '{}{}' },
    { reason: 'a zero byte behind the end', text: '{}\0' },
    { reason: 'no end', text: '{"part":{"name":1}' },
    { reason: 'a text without an end', text: '{"text":"abc' },
  ])('leaves to the full parser: $reason', ({ text }) => {
    expect(pick(text)).toBe(UNUSUAL);
  });

  test.each(['text', 'list', 'part', 'kinds', 'annotations'])(
    '%s is told from names that differ in one place',
    (name) => {
      for (let at = 0; at < name.length; at++) {
        for (const by of ['', '_', '__', name[at]?.toUpperCase() ?? '']) {
          const other = name.slice(0, at) + by + name.slice(at + 1);
          expect(pick(`{"${other}":1}`)).toEqual({});
        }
      }
      expect(pick(`{"${name}":1}`)).toEqual({ [name]: 1 });
    },
  );

  test('bytes before and behind the body are not looked at', () => {
    const memory = Buffer.from('{"text":"a"}{"text":"bcd"},1}');
    expect(pick(memory.subarray(12, 26))).toEqual({ text: 'bcd' });
    expect(pick(new Uint8Array(memory.buffer, memory.byteOffset + 12, 14))).toEqual({
      text: 'bcd',
    });
    expect(pick(memory.subarray(12, 25))).toBe(UNUSUAL);
  });
});
