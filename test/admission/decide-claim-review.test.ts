import { describe, expect, test } from '@jest/globals';
import type { Decision } from '../../src/gate/decision.ts';
import { SENTENCE, templateObject } from '../gate/template-object.ts';
import { fakeCluster } from './fake-cluster.ts';
import type { FakeCluster } from './fake-cluster.ts';
import { CLAIM, ask, cluster, invalid, review, update } from './review-builders.ts';
import { claimObject, podObject, poolObject, sandboxTemplateObject } from './sandbox-objects.ts';

describe('decideReview: claims, as agent-sandbox writes them', () => {
  const rejected = `spec.warmPoolRef.name "pool": SandboxTemplate "node" spec.podTemplate.metadata.labels[vibed.dev/template]: BaseImageTemplate "node-24" is invalid: ${SENTENCE}`;

  test("a claim is rejected with the template's sentence and the way that leads there", async () => {
    const decision = await ask(cluster(), review({ kind: CLAIM, object: claimObject('pool') }));
    expect(decision).toMatchObject({ outcome: 'Reject', message: rejected });
  });

  test("the controller's PATCH and PUT of annotations and defaults pass", async () => {
    const claim = claimObject('pool');
    const patched = claimObject('pool', { 'agents.x-k8s.io/controller-first-observed-at': 'now' });
    const put = { ...patched, spec: { ...patched.spec, additionalPodMetadata: {} } };
    for (const asked of [update(claim, patched, CLAIM), update(patched, put, CLAIM)]) {
      expect(await ask(cluster(), asked)).toMatchObject({
        outcome: 'Admit',
        reason: 'ReferenceUnchanged',
      });
    }
  });

  test('a claim that is moved to another pool is judged', async () => {
    const decision = await ask(cluster(), update(claimObject('old'), claimObject('pool'), CLAIM));
    expect(decision.reason).toBe('Invalid');
  });

  test('the relabelling of an adopted pod, which runs what it ran, is judged', async () => {
    const made = cluster();
    made.cache(templateObject({ name: 'go-123', image: 'registry.example/go:1', status: {} }));
    const warm = podObject();
    const adopted = podObject(undefined, { 'vibed.dev/template': 'go-123' });
    expect(await ask(made, update(warm, adopted))).toMatchObject({
      outcome: 'Reject',
      reason: 'ImageMismatch',
    });
  });

  test('agent-sandbox labels of its own on a pod are other metadata', async () => {
    const labelled = podObject(undefined, {
      'vibed.dev/template': 'node-24',
      'agents.x-k8s.io/sandbox-name-hash': 'abc',
    });
    expect((await ask(cluster(), update(podObject(), labelled))).reason).toBe('ReferenceUnchanged');
  });

  test.each<{
    reason: string;
    prepare: (made: FakeCluster) => void;
    pool: string;
    want: Partial<Decision>;
  }>([
    {
      reason:
        'a converted v1alpha1 claim names a shadow pool that does not exist: its name forecasts the SandboxTemplate',
      prepare: () => undefined,
      pool: 'shadow-pool-node',
      want: { outcome: 'Reject', reason: 'Invalid' },
    },
    {
      reason: 'a shadow pool that exists decides by its own reference, not by its name',
      prepare: (made) => {
        made.cache(poolObject('shadow-pool-node', 'unlabelled'));
        made.cache(sandboxTemplateObject('unlabelled', undefined, {}));
      },
      pool: 'shadow-pool-node',
      want: { outcome: 'Admit', reason: 'NoReference' },
    },
    {
      reason: 'a missing pool never rejects by default: objects come in any order',
      prepare: () => undefined,
      pool: 'later',
      want: {
        outcome: 'Warn',
        reason: 'LinkBroken',
        message:
          'spec.warmPoolRef.name: SandboxWarmPool "later" does not exist in namespace "apps"; create it there, or correct the name',
      },
    },
    {
      reason: 'a missing SandboxTemplate is named with the pool that leads there',
      prepare: (made) => made.cache(poolObject('early', 'later')),
      pool: 'early',
      want: {
        outcome: 'Warn',
        reason: 'LinkBroken',
        message:
          'spec.warmPoolRef.name "early": SandboxTemplate "later" does not exist in namespace "apps"; create it there, or correct the spec.sandboxTemplateRef.name of the pool',
      },
    },
    {
      reason: 'a pool without a reference is a broken link',
      prepare: (made) =>
        made.cache({ kind: 'SandboxWarmPool', metadata: { namespace: 'apps', name: 'odd' } }),
      pool: 'odd',
      want: { outcome: 'Warn', reason: 'LinkBroken' },
    },
    {
      reason: "the SandboxTemplate's images are judged: its pods are copies of it",
      prepare: (made) => made.cache(sandboxTemplateObject('node', 'busybox')),
      pool: 'pool',
      want: {
        outcome: 'Reject',
        reason: 'ImageMismatch',
      },
    },
    {
      reason: "a pool's prefix alone forecasts nothing",
      prepare: () => undefined,
      pool: 'shadow-pool-',
      want: { outcome: 'Warn', reason: 'LinkBroken' },
    },
  ])('$reason', async ({ prepare, pool, want }) => {
    const made = cluster();
    prepare(made);
    expect(await ask(made, review({ kind: CLAIM, object: claimObject(pool) }))).toMatchObject(want);
  });

  test('a claim, its pool and its SandboxTemplate that only the API server has are read in turn', async () => {
    const made = fakeCluster();
    for (const object of [invalid, poolObject('pool', 'node'), sandboxTemplateObject('node')])
      made.store(object);
    const decision = await ask(made, review({ kind: CLAIM, object: claimObject('pool') }));
    expect(decision).toMatchObject({ outcome: 'Reject', message: rejected });
    expect(made.reads).toEqual([
      'SandboxWarmPool apps/pool',
      'SandboxTemplate apps/node',
      'BaseImageTemplate apps/node-24',
    ]);
  });
});
