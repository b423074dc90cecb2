import { describe, expect, test } from '@jest/globals';
import { podObject } from '../../admission/sandbox-objects.ts';
import { reviewOf } from '../../admission/start-server.ts';
import { wantedAnswer } from './wanted-answer.ts';

const inNamespace = (namespace: string): string => reviewOf(podObject(), { namespace });

describe('wantedAnswer', () => {
  test.each<{ reason: string; body: string | Buffer; status: number; want: string }>([
    { reason: 'an Invalid slot', body: inNamespace('apps'), status: 200, want: 'Reject Invalid' },
    { reason: 'a Valid slot', body: inNamespace('valid'), status: 200, want: 'Admit Valid' },
    {
      reason: 'a Valid slot of contract Cubbi',
      body: inNamespace('cubbi'),
      status: 200,
      want: 'Reject WorkloadBypassesInit',
    },
    {
      reason: 'a slot without a verdict',
      body: inNamespace('denied'),
      status: 200,
      want: 'Reject Unknown',
    },
    { reason: 'no slot', body: inNamespace('void'), status: 200, want: 'Warn TemplateMissing' },
    { reason: 'no JSON', body: '{', status: 400, want: 'the body is no JSON' },
    {
      reason: 'a byte order mark',
      body: `\ufeff${inNamespace('apps')}`,
      status: 400,
      want: 'the body is no JSON',
    },
    {
      reason: 'no review',
      body: '{}',
      status: 400,
      want: 'expected an AdmissionReview of admission.k8s.io/v1',
    },
  ])('$reason: $want', async ({ body, status, want }) => {
    const answer = await wantedAnswer(Buffer.from(body));
    expect([answer.status, answer.reason]).toEqual([status, want]);
  });
});
