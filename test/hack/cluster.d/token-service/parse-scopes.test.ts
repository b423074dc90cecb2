import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { parseScopes } from '../../../../hack/cluster.d/token-service/parse-scopes.ts';

describe('parseScopes', () => {
  test.each([
    {
      reason: 'the common form',
      given: ['repository:demo/node:pull,push'],
      expected: [{ type: 'repository', name: 'demo/node', actions: ['pull', 'push'] }],
    },
    {
      reason: 'a name may hold a host and port',
      given: ['repository:registry.test:5002/demo:pull'],
      expected: [{ type: 'repository', name: 'registry.test:5002/demo', actions: ['pull'] }],
    },
    {
      reason: 'several in one parameter and several parameters mean the same',
      given: ['repository:a:pull repository:b:pull', 'registry:catalog:*'],
      expected: [
        { type: 'repository', name: 'a', actions: ['pull'] },
        { type: 'repository', name: 'b', actions: ['pull'] },
        { type: 'registry', name: 'catalog', actions: ['*'] },
      ],
    },
    { reason: 'no scope asks for a bare sign-in', given: [], expected: [] },
    {
      reason: 'what has no such shape is left out',
      given: ['repository', 'a:b', '', ':x:pull'],
      expected: [],
    },
  ])('$reason', ({ given, expected }) => {
    expect(parseScopes(given)).toEqual(expected);
  });

  test('never throws, whatever is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (given) => {
        expect(Array.isArray(parseScopes(given))).toBe(true);
      }),
    );
  });
});
