import { describe, expect, test } from '@jest/globals';
import type { Decision } from '../../src/gate/decision.ts';
import type { GroupVersionKind } from '../../src/gate/group-version-kind.ts';
import type { Review } from '../../src/gate/review.ts';
import { statusOf } from '../gate/template-object.ts';
import { OTHER_IMAGE, agentSandboxCluster } from './agent-sandbox-cluster.ts';
import { WRITTEN } from './agent-sandbox-objects.ts';
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

const GO = { slot: 'go-123', image: OTHER_IMAGE };
const READY = { 'agents.x-k8s.io/sandbox-name': 'pool-x7k2p' };
const { template, pool, claim, pooled, claimed, warmPod, pod } = WRITTEN;
const create = (kind: GroupVersionKind, object: unknown) => review({ kind, object });

/** Writes of agent-sandbox's recorded traces that make or change a reference: what is decided where node-24 is Valid, and where it is Invalid. */
const JUDGED: readonly {
  readonly reason: string;
  readonly asked: Review;
  readonly valid: Decision['reason'];
  readonly invalid: Decision['reason'];
}[] = [
  {
    reason: 'a template is created',
    asked: create(SANDBOX_TEMPLATE, template()),
    valid: 'Valid',
    invalid: 'Invalid',
  },
  { reason: 'a pool is created', asked: create(POOL, pool()), valid: 'Valid', invalid: 'Invalid' },
  {
    reason: 'a claim is created',
    asked: create(CLAIM, claim()),
    valid: 'Valid',
    invalid: 'Invalid',
  },
  {
    reason: 'a pool makes a Sandbox',
    asked: create(SANDBOX, pooled()),
    valid: 'Valid',
    invalid: 'Invalid',
  },
  {
    reason: 'a claim makes a Sandbox',
    asked: create(SANDBOX, claimed()),
    valid: 'Valid',
    invalid: 'Invalid',
  },
  {
    reason: 'a Sandbox makes its pod, and makes it again when it is deleted',
    asked: create(POD, warmPod()),
    valid: 'Valid',
    invalid: 'Invalid',
  },
  {
    reason: "a bound claim's pool is changed",
    asked: update(claim('go', READY), claim('pool', READY), CLAIM),
    valid: 'Valid',
    invalid: 'Invalid',
  },
  {
    reason: '… which relabels its running pod with the template of the new pool, whatever it runs',
    asked: update(pod(GO), pod({ slot: 'node-24', image: OTHER_IMAGE }), POD),
    valid: 'ImageMismatch',
    invalid: 'ImageMismatch',
  },
  {
    reason:
      "a template's label and image were changed, and an old Sandbox is adopted under the new label",
    asked: update(pooled(GO), claimed({ slot: 'node-24', image: OTHER_IMAGE }), SANDBOX),
    valid: 'ImageMismatch',
    invalid: 'ImageMismatch',
  },
  {
    reason: '… and its pod',
    asked: update(warmPod(GO), pod({ slot: 'node-24', image: OTHER_IMAGE }), POD),
    valid: 'ImageMismatch',
    invalid: 'ImageMismatch',
  },
  {
    reason: 'the label alone was changed, and a pod of the same image is adopted under it',
    asked: update(warmPod({ slot: 'old' }), pod(), POD),
    valid: 'Valid',
    invalid: 'Invalid',
  },
  {
    reason: 'a free pod is adopted by a Sandbox of its name, which gives it the label',
    asked: update(pod({ slot: '', image: 'anything' }), pod({ image: 'anything' }), POD),
    valid: 'ImageMismatch',
    invalid: 'ImageMismatch',
  },
  {
    reason: "a template's image is edited",
    asked: update(template({ image: 'busybox' }), template(), SANDBOX_TEMPLATE),
    valid: 'Valid',
    invalid: 'Invalid',
  },
  {
    reason: "a template's label is edited, and not its image",
    asked: update(template(GO), template({ image: OTHER_IMAGE }), SANDBOX_TEMPLATE),
    valid: 'ImageMismatch',
    invalid: 'ImageMismatch',
  },
  {
    reason: 'a pool is pointed at another template',
    asked: update(pool('go'), pool(), POOL),
    valid: 'Valid',
    invalid: 'Invalid',
  },
  {
    reason: "a Sandbox's image is edited, which the pod after the next suspension runs",
    asked: update(claimed({ image: 'old:1' }), claimed(), SANDBOX),
    valid: 'Valid',
    invalid: 'Invalid',
  },
  {
    reason: "a Sandbox's label is edited",
    asked: update(claimed({ slot: 'old' }), claimed(), SANDBOX),
    valid: 'Valid',
    invalid: 'Invalid',
  },
];

describe('writes that make or change a reference are judged', () => {
  test.each(JUDGED)('$reason: $valid, $invalid', async ({ asked, ...want }) => {
    const valid = await ask(agentSandboxCluster({ status: statusOf('True') }), asked);
    const invalid = await ask(agentSandboxCluster({ status: statusOf('False') }), asked);
    expect([valid.reason, invalid.reason]).toEqual([want.valid, want.invalid]);
    expect([valid.outcome, invalid.outcome]).toEqual([
      want.valid === 'Valid' ? 'Admit' : 'Reject',
      'Reject',
    ]);
  });
});
