import { describe, expect, test } from '@jest/globals';
import { pathsSelection } from '../../../src/admission/review-reader/paths-selection.ts';
import { pickJson } from '../../../src/admission/review-reader/pick-json.ts';
import { readReviewBytes } from '../../../src/admission/review-reader/read-review-bytes.ts';
import { UNUSUAL } from '../../../src/admission/review-reader/unusual.ts';
import { fieldAt } from '../../../src/gate/field-at.ts';

const PATHS = [
  ['spec', 'slot', 'id'],
  ['spec', 'slot'],
  ['metadata', 'labels', 'example.com/slot'],
  ['spec', 'db', 'ref', 'to'],
];
const OBJECT = {
  metadata: {
    name: 'widget',
    labels: { app: 'x', 'example.com/slot': 'a' },
    deletionTimestamp: '2026-11-22T00:00:00Z',
  },
  spec: {
    slot: { id: 'b', other: { much: 'text' } },
    db: { name: 'main', ref: { to: 'c' } },
    runtime: { template: 'e' },
  },
};

/** The body of a review of an update. */
function body(object: unknown, oldObject: unknown): Buffer {
  const kind = { group: 'example.com', version: 'v1', kind: 'Widget' };
  return Buffer.from(
    JSON.stringify({
      kind: 'AdmissionReview',
      apiVersion: 'admission.k8s.io/v1',
      request: { uid: '1', kind, operation: 'UPDATE', namespace: 'apps', object, oldObject },
    }),
  );
}

describe('pathsSelection', () => {
  test('picks what is at the paths of both objects, short names included, and what every decision reads', () => {
    const text = body(OBJECT, { ...OBJECT, spec: { slot: 'scalar' } });
    const selection = pathsSelection(PATHS);
    expect(pickJson([text], selection)).not.toBe(UNUSUAL);
    const read = readReviewBytes([text], selection);
    if (!read.ok) throw new Error(read.problem);
    const { object, oldObject, kind, operation, namespace } = read.review;
    const at = (path: readonly string[]) => fieldAt(object, ...path);
    expect([kind.kind, operation, namespace]).toEqual(['Widget', 'UPDATE', 'apps']);
    expect([at(['spec', 'slot', 'id']), at(['metadata', 'labels', 'example.com/slot'])]).toEqual([
      'b',
      'a',
    ]);
    expect([at(['spec', 'db', 'ref', 'to']), at(['metadata', 'deletionTimestamp'])]).toEqual([
      'c',
      '2026-11-22T00:00:00Z',
    ]);
    expect(fieldAt(oldObject, 'spec', 'slot')).toBe('scalar');
  });

  test('leaves out what no path leads to', () => {
    const text = body(OBJECT, null);
    const read = readReviewBytes([text], pathsSelection([['spec', 'slot', 'id']]));
    if (!read.ok) throw new Error(read.problem);
    expect(read.review.object).toEqual({
      metadata: { deletionTimestamp: '2026-11-22T00:00:00Z' },
      // What stands beside a short name is picked as far as it costs nothing.
      spec: { slot: { id: 'b', other: {} } },
    });
  });

  test('as many and as long paths as the configuration allows have room', () => {
    const most = Array.from({ length: 16 }, (_, reference) =>
      Array.from({ length: 8 }, (__, part) => `n${reference}${part}`.padEnd(31, 'x')),
    );
    const object = most.reduce<object>((made, path) => {
      const inner = path.reduceRight<unknown>((value, name) => ({ [name]: value }), 'here');
      return Object.assign(made, inner);
    }, {});
    const read = readReviewBytes([body(object, null)], pathsSelection(most));
    if (!read.ok) throw new Error(read.problem);
    expect(most.map((path) => fieldAt(read.review.object, ...path))).toEqual(
      most.map(() => 'here'),
    );
  });
});
