import { describe, expect, test } from '@jest/globals';
import type { GroupVersionKind } from '../../src/gate/group-version-kind.ts';
import type { Review } from '../../src/gate/review.ts';
import { statusOf } from '../gate/template-object.ts';
import type { TemplateChanges } from '../gate/template-object.ts';
import { WRITTEN } from './agent-sandbox-objects.ts';
import { agentSandboxCluster } from './agent-sandbox-cluster.ts';
import {
  CLAIM,
  POD,
  POOL,
  SANDBOX,
  SANDBOX_TEMPLATE,
  ask,
  review,
  update,
} from './review-builders.ts';

const { template, pool, claim, pooled, claimed, warmPod, pod } = WRITTEN;

const OBSERVED = { 'agents.x-k8s.io/controller-first-observed-at': '2026-11-22T00:00:00Z' };
const BOUND = { ...OBSERVED, 'agents.x-k8s.io/sandbox-name': 'pool-x7k2p' };
const READY = { ...BOUND, 'agents.x-k8s.io/claim-first-ready-at': '2026-11-22T00:00:01Z' };
const POD_NAME = { 'agents.x-k8s.io/pod-name': 'pool-x7k2p' };

const create = (kind: GroupVersionKind, object: unknown) => review({ kind, object });
const status = (kind: GroupVersionKind, object: object): Review => ({
  ...update(
    object,
    { ...object, status: { conditions: [{ type: 'Ready', status: 'True' }] } },
    kind,
  ),
  subResource: 'status',
});
const remove = (kind: GroupVersionKind, oldObject: unknown) =>
  review({ kind, operation: 'DELETE', object: null, oldObject });

/** In all of these a new reference to node-24 may be denied. */
const HOSTILE: readonly { readonly slot: string; readonly node: TemplateChanges | undefined }[] = [
  { slot: 'Invalid', node: { status: statusOf('False') } },
  { slot: 'closed', node: { enabled: false, status: statusOf('True') } },
  { slot: 'without a verdict, which denies', node: { admission: { whenUnknown: 'Deny' } } },
  {
    slot: 'of another image',
    node: { image: 'registry.example/other:2', status: statusOf('True') },
  },
  { slot: 'missing', node: undefined },
];

/** What agent-sandbox and its users write in the recorded traces without changing a reference. */
const KEEPS: readonly { readonly reason: string; readonly asked: Review }[] = [
  {
    reason: 'a new template gets a label of the controller',
    asked: update(
      template(),
      template({}, { labels: { 'agents.x-k8s.io/managed': 'true' } }),
      SANDBOX_TEMPLATE,
    ),
  },
  {
    reason: 'a managed template gets its NetworkPolicy',
    asked: create(
      { group: 'networking.k8s.io', version: 'v1', kind: 'NetworkPolicy' },
      { metadata: { name: 'node-network-policy' }, spec: {} },
    ),
  },
  {
    reason: 'a Sandbox of a pool learns the name of its pod',
    asked: update(pooled(), pooled({}, POD_NAME), SANDBOX),
  },
  { reason: "a Sandbox's status", asked: status(SANDBOX, pooled()) },
  { reason: "a pool's status", asked: status(POOL, pool()) },
  { reason: "a claim's status", asked: status(CLAIM, claim()) },
  { reason: "a pod's status", asked: status(POD, warmPod()) },
  {
    reason: 'a claim is first observed',
    asked: update(claim(), claim('pool', OBSERVED), CLAIM),
  },
  {
    reason: 'a claim is put with an empty field that is filled in',
    asked: update(
      claim('pool', OBSERVED),
      claim('pool', BOUND, { additionalPodMetadata: {} }),
      CLAIM,
    ),
  },
  {
    reason: 'a claim is ready for the first time',
    asked: update(claim('pool', BOUND), claim('pool', READY), CLAIM),
  },
  {
    reason:
      "adoption gives a Sandbox its claim's labels and owner, and the metadata of its template",
    asked: update(pooled({}, POD_NAME), claimed({}, POD_NAME), SANDBOX),
  },
  {
    reason: 'adoption takes labels and annotations of the pool off the pod',
    asked: update(warmPod(), pod(), POD),
  },
  {
    reason: 'adoption of a Sandbox with the image of before, under the same label',
    asked: update(pooled({ image: 'old:1' }), claimed({ image: 'old:1' }), SANDBOX),
  },
  {
    reason: 'adoption of its pod',
    asked: update(warmPod({ image: 'old:1' }), pod({ image: 'old:1' }), POD),
  },
  {
    reason: 'a cold Sandbox learns the name of its pod',
    asked: update(claimed(), claimed({}, POD_NAME), SANDBOX),
  },
  {
    reason: 'a Sandbox is suspended',
    asked: update(claimed(), claimed({}, {}, { operatingMode: 'Suspended' }), SANDBOX),
  },
  {
    reason: 'a pool is scaled by its subresource',
    asked: {
      ...update(
        { spec: { replicas: 2 } },
        { spec: { replicas: 4 } },
        { group: 'autoscaling', version: 'v1', kind: 'Scale' },
      ),
      subResource: 'scale',
    },
  },
  { reason: 'a pool is scaled by itself', asked: update(pool(), pool('node', 0), POOL) },
  {
    reason: "a Sandbox's label is taken away, and its pod's",
    asked: update(claimed(), claimed({ slot: '' }), SANDBOX),
  },
  { reason: "the pod's label is taken away", asked: update(pod(), pod({ slot: '' }), POD) },
  {
    reason: 'the controller was restarted and writes labels that are there',
    asked: update(pod(), pod(), POD),
  },
  {
    reason: 'a finalizer goes while the claim is on its way out',
    asked: update(
      {
        ...claim('go'),
        metadata: { deletionTimestamp: '2026-11-22T00:00:00Z', finalizers: ['x'] },
      },
      { ...claim(), metadata: { deletionTimestamp: '2026-11-22T00:00:00Z' } },
      CLAIM,
    ),
  },
  { reason: 'a claim is deleted', asked: remove(CLAIM, claim()) },
  { reason: 'the garbage collector deletes its Sandbox', asked: remove(SANDBOX, claimed()) },
  { reason: 'the garbage collector deletes its pod', asked: remove(POD, pod()) },
  { reason: 'a pool is deleted', asked: remove(POOL, pool()) },
  { reason: 'a template is deleted', asked: remove(SANDBOX_TEMPLATE, template()) },
];

describe.each(HOSTILE)('where slot node-24 is $slot', ({ node }) => {
  test.each(KEEPS)('no write that keeps the reference is denied: $reason', async ({ asked }) => {
    const { outcome, reason } = await ask(agentSandboxCluster(node), asked);
    expect(outcome).toBe('Admit');
    expect(['ReferenceUnchanged', 'NotJudged', 'NoReference', 'ObjectDeleted']).toContain(reason);
  });
});
