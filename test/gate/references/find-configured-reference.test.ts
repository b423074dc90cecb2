import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ConfiguredReference } from '../../../src/gate/references/configured-reference.ts';
import { findConfiguredReference } from '../../../src/gate/references/find-configured-reference.ts';

const WIDGET: ConfiguredReference = {
  group: 'example.com',
  version: 'v1',
  kind: 'Widget',
  path: ['spec', 'slot', 'id'],
  field: 'spec.slot.id',
};
const find = findConfiguredReference([
  WIDGET,
  {
    ...WIDGET,
    kind: 'Gadget',
    path: ['metadata', 'labels', 'a/b.c'],
    field: 'metadata.labels[a/b.c]',
  },
]);

describe('findConfiguredReference', () => {
  test.each<{ reason: string; kind: object; object: unknown; want: unknown }>([
    {
      reason: 'the name at the path, and the path as it was written',
      kind: {},
      object: { spec: { slot: { id: 'node-24' } } },
      want: { type: 'Named', template: 'node-24', field: 'spec.slot.id' },
    },
    {
      reason: 'a name with dots and a slash is one member',
      kind: { kind: 'Gadget' },
      object: { metadata: { labels: { 'a/b.c': 'node-24' } } },
      want: { type: 'Named', template: 'node-24', field: 'metadata.labels[a/b.c]' },
    },
    {
      reason: 'the same kind of another group',
      kind: { group: 'example.org' },
      object: { spec: { slot: { id: 'node-24' } } },
      want: undefined,
    },
    {
      reason: 'another version: nothing says that the path is the same there',
      kind: { version: 'v2' },
      object: { spec: { slot: { id: 'node-24' } } },
      want: undefined,
    },
    { reason: 'no such field', kind: {}, object: { spec: { slot: 'id' } }, want: undefined },
    {
      reason: 'an empty name',
      kind: {},
      object: { spec: { slot: { id: '' } } },
      want: undefined,
    },
    {
      reason: 'a name that is no text',
      kind: {},
      object: { spec: { slot: { id: { id: 'node-24' } } } },
      want: undefined,
    },
    {
      reason: 'kinds that are built in have a path of their own',
      kind: { group: '', kind: 'Pod' },
      object: { metadata: { labels: { 'vibed.dev/template': 'node-24' } } },
      want: undefined,
    },
  ])('$reason', ({ kind, object, want }) => {
    expect(find({ ...WIDGET, ...kind }, object)).toEqual(want);
  });

  test('reads any JSON without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(find(WIDGET, value)).toBeUndefined();
        expect(find(WIDGET, { spec: { slot: { id: value } } })?.type ?? 'none').toBe(
          typeof value === 'string' && value !== '' ? 'Named' : 'none',
        );
      }),
    );
  });
});
