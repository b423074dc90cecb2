import { describe, expect, test } from '@jest/globals';
import { answerText } from '../../src/admission/answer-text.ts';
import { decideReview } from '../../src/admission/decide-review.ts';
import { readReviewBytes } from '../../src/admission/review-reader/read-review-bytes.ts';
import type { GroupVersionKind } from '../../src/gate/group-version-kind.ts';
import { statusOf, templateObject } from '../gate/template-object.ts';
import { WRITTEN } from './agent-sandbox-objects.ts';
import { fakeCluster } from './fake-cluster.ts';
import { APP, CLAIM, DEPLOYMENT, POD, POOL, SANDBOX, SANDBOX_TEMPLATE } from './review-builders.ts';
import { random } from './review-reader/random.ts';
import type { Random } from './review-reader/random.ts';
import { appObject, podObject, poolObject, sandboxTemplateObject } from './sandbox-objects.ts';

const REVIEWS = 1_000;
const START = Date.parse('2026-11-22T02:00:00Z');

/** The same value with its members in another order: Go writes maps as it likes. */
function shuffled(value: unknown, by: Random): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, by));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([name, member]) => [by.below(1e9), name, shuffled(member, by)] as const,
  );
  entries.sort(([a], [b]) => a - b);
  return Object.fromEntries(entries.map(([, name, member]) => [name, member]));
}

/** The body of one of many tries to create the same object: all that differs from one to the next. */
function tried(kind: GroupVersionKind, object: object, by: Random): Buffer {
  const time = new Date(START + by.below(1e9)).toISOString();
  const name = `app-${by.below(1e9).toString(36)}`;
  const { metadata = {}, ...rest } = object as { metadata?: object };
  const written = {
    ...rest,
    metadata: {
      ...metadata,
      name,
      generateName: 'app-',
      uid: `uid-${by.below(1e9)}`,
      resourceVersion: String(by.below(1e9)),
      creationTimestamp: time,
      managedFields: [{ manager: 'controller', operation: 'Update', time }],
    },
  };
  const request = {
    uid: `${by.below(1e9)}-${by.below(1e9)}`,
    kind,
    operation: 'CREATE',
    namespace: 'apps',
    name,
    userInfo: { username: `system:serviceaccount:a:${by.below(9)}`, uid: String(by.below(1e9)) },
    object: written,
    oldObject: null,
    dryRun: false,
  };
  const review = { apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', request };
  return Buffer.from(JSON.stringify(shuffled(review, by)));
}

const twoSlots = {
  metadata: { labels: { 'vibed.dev/template': 'node-24', a: 'b', c: 'd' } },
  spec: {
    containers: [
      { name: 'main', image: 'busybox' },
      { name: 'side', image: 'envoy' },
    ],
  },
};

describe('a denial is the same bytes for the same cause: a new text would wake the controller that writes it into its status', () => {
  test.each<{ reason: string; kind: GroupVersionKind; object: object; says: string }>([
    { reason: 'a pod', kind: POD, object: podObject(), says: 'is invalid' },
    { reason: 'a pod of a foreign image', kind: POD, object: twoSlots, says: 'no container runs' },
    {
      reason: 'a pod of a closed slot',
      kind: POD,
      object: podObject(undefined, { 'vibed.dev/template': 'closed' }),
      says: 'is closed',
    },
    {
      reason: 'a pod of a slot without a verdict',
      kind: POD,
      object: podObject(undefined, { 'vibed.dev/template': 'unknown' }),
      says: 'has no verdict',
    },
    {
      reason: 'a pod of a missing slot',
      kind: POD,
      object: podObject(undefined, { 'vibed.dev/template': 'missing' }),
      says: 'does not exist',
    },
    { reason: 'a warm pod', kind: POD, object: WRITTEN.warmPod(), says: 'is invalid' },
    {
      reason: 'a Deployment',
      kind: DEPLOYMENT,
      object: { spec: { template: podObject() } },
      says: 'is invalid',
    },
    { reason: 'a Sandbox', kind: SANDBOX, object: WRITTEN.pooled(), says: 'is invalid' },
    {
      reason: 'a SandboxTemplate',
      kind: SANDBOX_TEMPLATE,
      object: WRITTEN.template(),
      says: 'is invalid',
    },
    { reason: 'a pool', kind: POOL, object: WRITTEN.pool(), says: 'is invalid' },
    {
      reason: 'a pool of a missing SandboxTemplate',
      kind: POOL,
      object: WRITTEN.pool('later'),
      says: 'does not exist',
    },
    { reason: 'a claim', kind: CLAIM, object: WRITTEN.claim(), says: 'is invalid' },
    {
      reason: 'a claim of a missing pool',
      kind: CLAIM,
      object: WRITTEN.claim('later'),
      says: 'does not exist',
    },
    { reason: 'a VibedApp', kind: APP, object: appObject('node-24'), says: 'is invalid' },
  ])(`$reason, ${REVIEWS} times`, async ({ kind, object, says }) => {
    const by = random(7);
    const cluster = fakeCluster({ now: () => START + by.below(1e9) });
    cluster.cache(templateObject({ status: statusOf('False') }));
    cluster.cache(templateObject({ name: 'closed', enabled: false }));
    cluster.cache(templateObject({ name: 'unknown', admission: { whenUnknown: 'Deny' } }));
    cluster.cache(poolObject('pool', 'node'));
    cluster.cache(sandboxTemplateObject('node'));
    const policy = { ...cluster.options.policy, missingTemplate: 'Enforce' as const };
    const { signal } = new AbortController();
    const said = new Set<string>();
    for (let count = 0; count < REVIEWS; count++) {
      const read = readReviewBytes([tried(kind, object, by)]);
      if (!read.ok) throw new Error(read.problem);
      const decision = await decideReview(
        read.review,
        { ...cluster.options, policy },
        () => signal,
      );
      const answer = answerText(read.review.uid, decision);
      said.add(answer.replace(JSON.stringify(read.review.uid), '""'));
    }
    expect(said.size).toBe(1);
    const [answer = '{}'] = said;
    const { response } = JSON.parse(answer) as { response: { status?: { message: string } } };
    expect(response.status?.message).toContain(says);
  });
});
