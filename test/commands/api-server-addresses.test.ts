import { describe, expect, test } from '@jest/globals';
import { apiServerAddresses } from '../../src/commands/api-server-addresses.ts';

describe('apiServerAddresses()', () => {
  test.each([
    { reason: 'an IPv4 address is itself', server: 'https://10.96.0.1:443', want: ['10.96.0.1'] },
    {
      reason: 'an IPv6 address loses its brackets',
      server: 'https://[fd00::1]:6443',
      want: ['fd00::1'],
    },
    {
      reason: 'a name that cannot be resolved gives none',
      server: 'https://api.invalid',
      want: [],
    },
  ])('$reason', async ({ server, want }) => {
    expect(await apiServerAddresses(server)).toEqual(want);
  });

  test('a name is resolved', async () => {
    expect(await apiServerAddresses('http://localhost:8080')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(127\.0\.0\.1|::1)$/)]),
    );
  });
});
