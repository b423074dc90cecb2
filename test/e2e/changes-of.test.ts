import { expect, test } from '@jest/globals';
import { changesOf } from './support/changes-of.ts';

test.each([
  { reason: 'what is wanted', before: {}, now: { a: { b: 1 } }, want: { a: { b: 1 } } },
  {
    reason: 'null for what is wanted no more, at any depth',
    before: { a: { b: 1, c: { d: 2 } }, e: 3 },
    now: { a: { c: {} } },
    want: { a: { b: null, c: { d: null } }, e: null },
  },
  {
    reason: 'lists as they are, also where there was something else',
    before: { a: [{ b: 1 }], c: { d: 1 } },
    now: { a: [{ e: 1 }], c: [] },
    want: { a: [{ e: 1 }], c: [] },
  },
])('a patch has $reason', ({ before, now, want }) => {
  expect(changesOf(before, now)).toEqual(want);
});
