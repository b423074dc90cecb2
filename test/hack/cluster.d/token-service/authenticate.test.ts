import { describe, expect, test } from '@jest/globals';

import { authenticate } from '../../../../hack/cluster.d/token-service/authenticate.ts';

const basic = (credentials: string) => `Basic ${Buffer.from(credentials).toString('base64')}`;

describe('authenticate', () => {
  test.each([
    { reason: 'right credentials', header: basic('puller:basic-secret'), expected: 'puller' },
    {
      reason: 'the scheme has no case',
      header: basic('puller:basic-secret').replace('Basic', 'basic'),
      expected: 'puller',
    },
    { reason: 'a wrong password', header: basic('puller:wrong'), expected: undefined },
    {
      reason: "another's password",
      header: basic('reader:basic-secret'),
      expected: undefined,
    },
    { reason: 'an unknown user', header: basic('nobody:basic-secret'), expected: undefined },
    {
      reason: "an object's own names are no users",
      header: basic('constructor:x'),
      expected: undefined,
    },
    { reason: 'no colon', header: basic('puller'), expected: undefined },
    { reason: 'no header', header: undefined, expected: undefined },
    { reason: 'another scheme', header: 'Bearer abc', expected: undefined },
    { reason: 'not base64', header: 'Basic %%%', expected: undefined },
  ])('$reason', ({ header, expected }) => {
    expect(authenticate(header)).toBe(expected);
  });
});
