import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judgeAnswer } from './judge-answer.ts';
import type { Fate } from './soak-request.ts';

const POLICY =
  "pods \"p\" is forbidden: ValidatingAdmissionPolicy 'base-image-backstop' with binding 'base-image-backstop' denied request: metadata: closed";
const WEBHOOK =
  'admission webhook "workloads.images.vibed.dev" denied the request: spec.template: closed';
const NOT_CALLED =
  'Internal error occurred: failed calling webhook "pods.images.vibed.dev": failed to call webhook: connection refused';
const STARTING = 'pods "p" is forbidden: not yet ready to handle request';

const answer = (code: number, message = '', warned = false) => ({ code, message, warned });

describe('judgeAnswer()', () => {
  test.each([
    { reason: 'warned', fate: 'Told', said: answer(201, '', true), want: 'Admitted' },
    { reason: 'not asked', fate: 'Unasked', said: answer(201), want: 'Admitted' },
    { reason: 'by the policy', fate: 'Held', said: answer(403, POLICY), want: 'Refused' },
    { reason: 'by the webhook', fate: 'Refused', said: answer(403, WEBHOOK), want: 'Refused' },
    { reason: 'by the webhook alone', fate: 'Held', said: answer(403, WEBHOOK), want: 'Refused' },
  ] as const)('as it must be: $fate, $reason', ({ fate, said, want }) => {
    expect(judgeAnswer(fate, said)).toBe(want);
  });

  test.each([
    { reason: 'no warning: nobody judged it', fate: 'Told', said: answer(201), want: 'FailOpen' },
    {
      reason: 'not refused: nobody judged it',
      fate: 'Refused',
      said: answer(201),
      want: 'FailOpen',
    },
    { reason: 'the policy must hold', fate: 'Held', said: answer(201), want: 'WronglyAdmitted' },
    {
      reason: 'a warning does not make up for it',
      fate: 'Held',
      said: answer(201, '', true),
      want: 'WronglyAdmitted',
    },
    { reason: 'refused by us', fate: 'Told', said: answer(403, POLICY), want: 'WronglyRefused' },
    {
      reason: 'refused by us',
      fate: 'Unasked',
      said: answer(403, WEBHOOK),
      want: 'WronglyRefused',
    },
    {
      reason: 'our outage is our fault',
      fate: 'Told',
      said: answer(500, NOT_CALLED),
      want: 'WronglyRefused',
    },
    {
      reason: 'refused for nothing that is recorded',
      fate: 'Held',
      said: answer(500, NOT_CALLED),
      want: 'WronglyRefused',
    },
    {
      reason: 'refused by somebody else, for what we cannot know',
      fate: 'Held',
      said: answer(404, 'namespaces "soak" not found'),
      want: 'WronglyRefused',
    },
  ] as const)('$fate: $reason', ({ fate, said, want }) => {
    expect(judgeAnswer(fate, said)).toBe(want);
  });

  test.each([
    {
      reason: 'too many requests',
      said: answer(429, 'Too many requests, please try again later.'),
    },
    { reason: 'no etcd', said: answer(500, 'etcdserver: request timed out') },
    { reason: 'it ends', said: answer(503, 'apiserver is shutting down') },
    { reason: 'its plugins are not ready', said: answer(403, STARTING) },
  ])('of the API server’s own troubles nobody is guilty: $reason', ({ said }) => {
    for (const fate of ['Told', 'Unasked', 'Held', 'Refused'] as const)
      expect(judgeAnswer(fate, said)).toBe('Unhandled');
  });

  test('what must pass is never counted as refused, nor what must be refused as admitted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Fate>('Told', 'Unasked', 'Held', 'Refused'),
        fc.constantFrom(200, 201, 400, 403, 404, 409, 422, 429, 500, 503),
        fc.constantFrom('', POLICY, WEBHOOK, NOT_CALLED, STARTING),
        fc.boolean(),
        (fate, code, message, warned) => {
          const verdict = judgeAnswer(fate, { code, message, warned });
          const passes = fate === 'Told' || fate === 'Unasked';
          expect(verdict).not.toBe(passes ? 'Refused' : 'Admitted');
          expect(verdict === 'FailOpen').toBe(
            code < 300 && (fate === 'Refused' || (fate === 'Told' && !warned)),
          );
        },
      ),
    );
  });
});
