import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Decision } from '../../src/gate/decision.ts';
import type { Review } from '../../src/gate/review.ts';
import { fakeCluster } from './fake-cluster.ts';
import {
  CLAIM,
  DEPLOYMENT,
  POD,
  ask,
  cluster,
  invalid,
  review,
  update,
} from './review-builders.ts';
import { claimObject, podObject } from './sandbox-objects.ts';

describe('decideReview: what is judged', () => {
  const other = podObject('busybox');
  const plain = podObject(undefined, {});
  const deleted = (pod: ReturnType<typeof podObject>) => ({
    ...pod,
    metadata: { ...pod.metadata, deletionTimestamp: '2026-11-22T00:00:00Z' },
  });
  const moved = { ...podObject(), status: { phase: 'Running' } };
  const deployment = (image?: string, replicas = 1) => ({
    spec: { replicas, template: podObject(image) },
  });
  test.each<{ reason: string; asked: Review; want: Decision['reason'] }>([
    { reason: 'a create', asked: review({}), want: 'Invalid' },
    {
      reason: 'a create in a dry run is decided the same',
      asked: review({ dryRun: true }),
      want: 'Invalid',
    },
    {
      reason: 'a create of a workload',
      asked: review({ kind: DEPLOYMENT, object: deployment() }),
      want: 'Invalid',
    },
    {
      reason: 'a create without a reference',
      asked: review({ object: plain }),
      want: 'NoReference',
    },
    {
      reason: 'an update that keeps the reference',
      asked: update(podObject(), moved),
      want: 'ReferenceUnchanged',
    },
    { reason: 'an update that adds the label', asked: update(plain, podObject()), want: 'Invalid' },
    {
      reason: 'an update that moves the label',
      asked: update(podObject(undefined, { 'vibed.dev/template': 'go-123' }), podObject()),
      want: 'Invalid',
    },
    {
      reason: 'an update that changes the image',
      asked: update(other, podObject()),
      want: 'Invalid',
    },
    {
      reason: 'an update to a foreign image',
      asked: update(podObject(), other),
      want: 'ImageMismatch',
    },
    {
      reason: 'an update that takes the label away',
      asked: update(podObject(), plain),
      want: 'NoReference',
    },
    {
      reason: 'an update of an object that is being deleted',
      asked: update(deleted(other), deleted(podObject())),
      want: 'ObjectDeleted',
    },
    {
      reason: "a deletion timestamp that only the new object has is the client's to write",
      asked: update(other, deleted(podObject())),
      want: 'Invalid',
    },
    {
      reason: 'a delete',
      asked: review({ operation: 'DELETE', oldObject: podObject(), object: null }),
      want: 'NotJudged',
    },
    {
      reason: 'a status',
      asked: { ...update(other, podObject()), subResource: 'status' },
      want: 'NotJudged',
    },
    {
      reason: 'a scale of a workload',
      asked: update(deployment(), deployment(undefined, 3), DEPLOYMENT),
      want: 'ReferenceUnchanged',
    },
    {
      reason: 'a rollout of another image',
      asked: update(deployment('busybox'), deployment(), DEPLOYMENT),
      want: 'Invalid',
    },
    {
      reason: 'a kind that is not in the table',
      asked: review({ kind: { group: '', version: 'v1', kind: 'ConfigMap' } }),
      want: 'NoReference',
    },
  ])('$reason: $want', async ({ asked, want }) => {
    expect((await ask(cluster(), asked)).reason).toBe(want);
  });

  test('an update that keeps the identity always passes, whatever else it changes', async () => {
    const made = cluster();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (before, after) => {
        const asked = update({ ...podObject(), status: before }, { ...podObject(), status: after });
        expect((await ask(made, asked)).outcome).toBe('Admit');
      }),
    );
  });

  test('never throws, whatever the objects are', async () => {
    const made = cluster();
    const kinds = fc.constantFrom(POD, DEPLOYMENT, CLAIM);
    const operations = fc.constantFrom('CREATE', 'UPDATE', 'DELETE', 'x');
    await fc.assert(
      fc.asyncProperty(
        kinds,
        operations,
        fc.jsonValue(),
        fc.jsonValue(),
        async (kind, operation, object, oldObject) => {
          expect((await ask(made, review({ kind, operation, object, oldObject }))).outcome).toBe(
            'Admit',
          );
        },
      ),
    );
  });
});

describe('decideReview: asking the API server', () => {
  test('a template that the watch has not brought yet is read once', async () => {
    const made = fakeCluster();
    made.store(invalid);
    expect(await ask(made, review({}))).toMatchObject({ outcome: 'Reject', reason: 'Invalid' });
    expect(made.reads).toEqual(['BaseImageTemplate apps/node-24']);
  });

  test('what is in memory is never read', async () => {
    const made = cluster();
    await ask(made, review({ kind: CLAIM, object: claimObject('pool') }));
    expect(made.reads).toEqual([]);
  });

  test('missing is said after the API server was asked, and warns by default', async () => {
    const made = fakeCluster();
    expect(await ask(made, review({}))).toMatchObject({
      outcome: 'Warn',
      reason: 'TemplateMissing',
    });
    expect(made.reads).toEqual(['BaseImageTemplate apps/node-24']);
  });

  test.each(['fails', 'hangs'] as const)(
    'an API server that %s is not called missing',
    async (answer) => {
      const made = fakeCluster();
      made.answer = answer;
      const decision = await ask(made, review({}), 20);
      expect(decision).toMatchObject({ outcome: 'Warn', reason: 'TemplateMissing' });
      expect(decision.message).toContain('could not be read');
    },
  );

  test('names that no object can have are never put into a request', async () => {
    const made = fakeCluster();
    for (const name of ['../secrets/x', 'a b', '', 'A', 'x'.repeat(254)]) {
      await ask(made, review({ object: podObject(undefined, { 'vibed.dev/template': name }) }));
      await ask(made, review({ kind: CLAIM, object: claimObject(name) }));
    }
    expect(made.reads).toEqual([]);
  });
});
