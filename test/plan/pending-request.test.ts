import { describe, expect, test } from '@jest/globals';
import { pendingRequest } from '../../src/plan/pending-request.ts';
import { template } from '../fakes/template.ts';

describe('pendingRequest', () => {
  test.each([
    { reason: 'a request that was not handled', asked: 'now', handled: undefined, want: 'now' },
    { reason: 'a handled request', asked: 'now', handled: 'now', want: undefined },
    { reason: 'an empty one is none', asked: '', handled: undefined, want: undefined },
    { reason: 'none', asked: undefined, handled: undefined, want: undefined },
    {
      reason: 'a long one is cut between characters, so that it comes back as it was written',
      asked: `${'x'.repeat(63)}😀😀`,
      handled: undefined,
      want: `${'x'.repeat(63)}😀`,
    },
  ])('$reason', ({ asked, handled, want }) => {
    const given = template();
    if (asked !== undefined)
      given.metadata.annotations = { 'images.vibed.dev/validate-requested-at': asked };
    given.status = { ...(handled !== undefined && { lastHandledRequestAt: handled }) };
    expect(pendingRequest(given)).toBe(want);
  });
});
