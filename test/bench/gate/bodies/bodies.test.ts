import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReview } from '../../../../src/admission/read-review.ts';
import { judgedReference } from '../../../../src/gate/references/judged-reference.ts';
import { makeBodies } from './make-bodies.ts';
import { shuffled } from './shuffled.ts';

const review = readFileSync(
  join(import.meta.dirname, '../../../admission/corpus/pod-create.json'),
  'utf8',
);
const templates = [1, 2, 3].map((index) => ({
  namespace: `team-${index}`,
  name: `node-24-${index}`,
  image: `registry.example/team/node-${index}:1.0`,
}));
const uid = (index: number) => `uid-${index}`;
const own = JSON.stringify(JSON.parse(review)).length;

describe('makeBodies()', () => {
  test('each body is as large as asked for, to the byte, or as the review itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: own + 2_000, max: 600_000 }), (bytes) => {
        const bodies = makeBodies({ review, templates, count: 2, bytes, uid });
        expect(bodies.map((body) => Buffer.byteLength(body))).toEqual([bytes, bytes]);
      }),
      { numRuns: 20 },
    );
    const [body = ''] = makeBodies({ review, templates, count: 1, bytes: 0, uid });
    expect(Math.abs(Buffer.byteLength(body) - own)).toBeLessThan(200);
  });

  test('pods name the templates in turn and run their images', () => {
    const bodies = makeBodies({ review, templates, count: 4, bytes: 50_000, uid });
    const seen = bodies.map((body) => {
      const read = readReview(JSON.parse(body));
      const found = read.ok ? judgedReference(read.review) : undefined;
      if (!read.ok || found?.judged !== true || found.reference.type !== 'Pod') return undefined;
      const { template, containers } = found.reference;
      const { uid: asked, namespace } = read.review;
      return { asked, namespace, template, image: containers[0]?.image };
    });
    const want = [...templates, ...templates]
      .slice(0, 4)
      .map(({ namespace, name, image }, index) => ({
        asked: uid(index),
        namespace,
        template: name,
        image,
      }));
    expect(seen).toEqual(want);
  });

  test('a large pod is large in all its parts', () => {
    const [body = ''] = makeBodies({ review, templates, count: 1, bytes: 50_000, uid });
    const { request } = JSON.parse(body) as {
      request: {
        object: {
          metadata: { annotations: object; managedFields: object };
          spec: { containers: object[] };
        };
      };
    };
    const { metadata, spec } = request.object;
    expect(spec.containers).toHaveLength(12);
    for (const part of [metadata.annotations, metadata.managedFields, spec.containers])
      expect(JSON.stringify(part).length).toBeGreaterThan(50_000 / 8);
  });
});

describe('shuffled()', () => {
  const all = Array.from({ length: 1_000 }, (_, index) => index);

  test('keeps each value, in the same order each time', () => {
    const once = shuffled(all, String);
    expect(shuffled(all.toReversed(), String)).toEqual(once);
    expect(once.toSorted((a, b) => a - b)).toEqual(all);
  });

  test('its beginning is spread over all', () => {
    const tenths = shuffled(all, String)
      .slice(0, 100)
      .map((value) => Math.floor(value / 100));
    expect(new Set(tenths).size).toBe(10);
  });
});
