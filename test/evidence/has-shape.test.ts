import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hasShape, type Shape } from '../../src/evidence/has-shape.ts';

const SHAPE: Shape = {
  object: {
    name: 'string',
    kind: { texts: ['A', 'B'] },
    list: { list: 'number' },
    map: { record: 'boolean' },
    one: { states: { On: { object: { since: 'number' } }, Off: { object: {} } } },
  },
  optional: { more: 'string' },
};
const GOOD = { name: 'x', kind: 'A', list: [1], map: { a: true }, one: { state: 'Off' } };

describe('hasShape', () => {
  test.each([
    ['all members', GOOD],
    ['a member that does not matter', { ...GOOD, other: 1 }],
    ['an optional member', { ...GOOD, more: 'x' }],
    ['another state', { ...GOOD, one: { state: 'On', since: 1 } }],
  ])('is had with %s', (_, value) => {
    expect(hasShape(value, SHAPE)).toBe(true);
  });

  test.each([
    ['null', null],
    ['a list', [GOOD]],
    ['a member missing', { ...GOOD, name: undefined }],
    ['a text that is none of them', { ...GOOD, kind: 'C' }],
    ['an item of another type', { ...GOOD, list: [1, '2'] }],
    ['an entry of another type', { ...GOOD, map: { a: 1 } }],
    ['a list for a map', { ...GOOD, map: [] }],
    ['an optional member of another type', { ...GOOD, more: 1 }],
    ['a state that lacks something', { ...GOOD, one: { state: 'On' } }],
    ['an unknown state', { ...GOOD, one: { state: 'constructor' } }],
    ['a member by inheritance', { ...GOOD, one: Object.create({ state: 'Off' }) as unknown }],
  ])('is not had by %s', (_, value) => {
    expect(hasShape(value, SHAPE)).toBe(false);
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof hasShape(value, SHAPE) === 'boolean'));
  });
});
