import { describe, expect, test } from '@jest/globals';

import { authorize } from '../../../../hack/cluster.d/token-service/authorize.ts';

const asked = { type: 'repository', name: 'demo/node', actions: ['pull', 'push'] };

describe('authorize', () => {
  test.each([
    { reason: 'puller may pull and push', user: 'puller', expected: [asked] },
    {
      reason: 'reader may pull only',
      user: 'reader',
      expected: [{ ...asked, actions: ['pull'] }],
    },
    { reason: 'outsider may nothing', user: 'outsider', expected: [] },
    { reason: 'an unknown user may nothing', user: 'nobody', expected: [] },
  ])('$reason', ({ user, expected }) => {
    expect(authorize(user, [asked])).toEqual(expected);
  });

  test('nobody gets more than repositories', () => {
    const catalog = { type: 'registry', name: 'catalog', actions: ['*'] };
    expect(authorize('puller', [catalog])).toEqual([]);
  });
});
