import { describe, expect, test } from '@jest/globals';
import { decideRequired } from '../../src/gate/decide-required.ts';
import type { Decision } from '../../src/gate/decision.ts';
import { DEFAULT_GATE_POLICY } from '../../src/gate/gate-policy.ts';
import type { Review } from '../../src/gate/review.ts';

const pod = (value?: string) => ({
  metadata: { labels: value === undefined ? {} : { 'vibed.dev/template': value } },
});
const base: Review = {
  uid: '1',
  kind: { group: '', version: 'v1', kind: 'Pod' },
  subResource: '',
  operation: 'CREATE',
  namespace: 'apps',
  name: 'app',
  dryRun: false,
  object: pod(),
  oldObject: null,
};

describe('decideRequired', () => {
  test.each<{ reason: string; review: Partial<Review>; want: Decision['reason'] }>([
    { reason: 'a pod without a reference', review: {}, want: 'TemplateRequired' },
    {
      reason: 'an empty label names nothing',
      review: { object: pod('') },
      want: 'TemplateRequired',
    },
    { reason: 'a pod with a reference', review: { object: pod('node-24') }, want: 'NotJudged' },
    {
      reason: 'taking the reference away',
      review: { operation: 'UPDATE', oldObject: pod('node-24') },
      want: 'TemplateRequired',
    },
    {
      reason: 'a pod that never had one goes on',
      review: { operation: 'UPDATE', oldObject: pod() },
      want: 'ReferenceUnchanged',
    },
    {
      reason: 'a pod that is being deleted goes',
      review: {
        operation: 'UPDATE',
        oldObject: { metadata: { labels: { 'vibed.dev/template': 'a' }, deletionTimestamp: 'x' } },
      },
      want: 'ObjectDeleted',
    },
    {
      reason: 'null is no time of deletion',
      review: {
        operation: 'UPDATE',
        oldObject: { metadata: { labels: { 'vibed.dev/template': 'a' }, deletionTimestamp: null } },
      },
      want: 'TemplateRequired',
    },
    { reason: 'a delete', review: { operation: 'DELETE' }, want: 'NotJudged' },
    { reason: 'a status', review: { subResource: 'status' }, want: 'NotJudged' },
    {
      reason: 'other kinds make pods that are judged then',
      review: { kind: { group: 'apps', version: 'v1', kind: 'Deployment' } },
      want: 'NotJudged',
    },
  ])('$reason: $want', ({ review, want }) => {
    expect(decideRequired({ ...base, ...review }, DEFAULT_GATE_POLICY).reason).toBe(want);
  });

  test('rejects with the field and the fix, and the cap holds', () => {
    const message =
      'metadata.labels[vibed.dev/template]: the namespace requires a template (its label images.vibed.dev/require-template is "true"); set the label to the name of a BaseImageTemplate of the namespace';
    expect(decideRequired(base, DEFAULT_GATE_POLICY)).toEqual({
      outcome: 'Reject',
      reason: 'TemplateRequired',
      template: '',
      message,
      warning: message,
    });
    expect(decideRequired(base, { ...DEFAULT_GATE_POLICY, maxMode: 'Audit' }).outcome).toBe(
      'Audit',
    );
  });
});
