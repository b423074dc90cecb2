import { describe, expect, test } from '@jest/globals';
import { apiServerOf } from '../../src/config/api-server-of.ts';

const env = (KUBERNETES_SERVICE_HOST?: string, KUBERNETES_SERVICE_PORT?: string) => ({
  KUBERNETES_SERVICE_HOST,
  KUBERNETES_SERVICE_PORT,
});

describe('apiServerOf()', () => {
  test.each([
    { reason: 'the usual', given: env('10.96.0.1', '6443'), want: 'https://10.96.0.1:6443' },
    {
      reason: "TLS's own port is left out",
      given: env('10.96.0.1', '443'),
      want: 'https://10.96.0.1',
    },
    { reason: 'IPv6 gets brackets', given: env('fd00::1', '443'), want: 'https://[fd00::1]' },
    {
      reason: 'a name is one too',
      given: env('kube.example', '6443'),
      want: 'https://kube.example:6443',
    },
    { reason: 'outside of a cluster', given: env(), want: undefined },
    { reason: 'both are needed', given: env('10.96.0.1'), want: undefined },
    { reason: 'empty is unset', given: env('', '443'), want: undefined },
  ])('$reason: $want', ({ given, want }) => {
    expect(apiServerOf(given)).toBe(want);
  });

  test.each([
    { reason: 'no port', given: env('10.96.0.1', 'https') },
    { reason: 'no host', given: env('not a host', '443') },
    { reason: 'more than a host', given: env('a/b', '443') },
    { reason: 'a user', given: env('user@10.96.0.1', '443') },
  ])('$reason is an error that names the variables', ({ given }) => {
    expect(() => apiServerOf(given)).toThrow(
      /^KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are \[.*\]; give a host and a port$/,
    );
  });
});
