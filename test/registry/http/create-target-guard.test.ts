import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTargetGuard } from '../../../src/registry/http/create-target-guard.ts';

const apiServer = ['10.96.0.1:443', '[fd00::1]:6443'];

describe('createTargetGuard', () => {
  test.each<{ reason: string; address: string; port?: number; want: boolean }>([
    { reason: 'a public address', address: '198.51.100.7', want: true },
    { reason: 'a private address: registries live there', address: '10.0.0.7', want: true },
    { reason: 'a unique local address', address: 'fd12::7', want: true },
    { reason: 'loopback', address: '127.0.0.1', want: false },
    { reason: 'all of loopback', address: '127.255.255.254', want: false },
    { reason: 'unspecified connects to loopback', address: '0.0.0.0', want: false },
    { reason: 'metadata service', address: '169.254.169.254', want: false },
    { reason: 'multicast', address: '224.0.0.1', want: false },
    { reason: 'broadcast', address: '255.255.255.255', want: false },
    { reason: "Alibaba's metadata service", address: '100.100.100.200', want: false },
    { reason: 'carrier-grade NAT next to it', address: '100.100.100.201', want: true },
    { reason: 'IPv6 loopback', address: '::1', want: false },
    { reason: 'IPv6 unspecified', address: '::', want: false },
    { reason: 'IPv6 loopback in full', address: '0:0:0:0:0:0:0:1', want: false },
    { reason: 'IPv6 link-local', address: 'fe80::1', want: false },
    { reason: 'IPv6 link-local with zone', address: 'fe80::1%eth0', want: false },
    { reason: 'IPv6 multicast', address: 'ff02::1', want: false },
    { reason: "AWS's metadata service", address: 'fd00:ec2::254', want: false },
    { reason: 'loopback mapped into IPv6', address: '::ffff:127.0.0.1', want: false },
    { reason: 'the same in hexadecimal', address: '::ffff:7f00:1', want: false },
    { reason: 'a public address mapped into IPv6', address: '::ffff:198.51.100.7', want: true },
    { reason: 'metadata service behind NAT64', address: '64:ff9b::a9fe:a9fe', want: false },
    { reason: 'a public address behind NAT64', address: '64:ff9b::c633:6407', want: true },
    {
      reason: "metadata service behind a network's own NAT64",
      address: '64:ff9b:1:7::a9fe:a9fe',
      want: false,
    },
    { reason: 'loopback translated into IPv6', address: '::ffff:0:7f00:1', want: false },
    { reason: 'loopback through 6to4', address: '2002:7f00:1::', want: false },
    { reason: 'the API server', address: '10.96.0.1', port: 443, want: false },
    { reason: 'another port of the API server', address: '10.96.0.1', port: 5000, want: true },
    { reason: 'the API server over IPv6', address: 'fd00::1', port: 6443, want: false },
    { reason: 'the API server mapped', address: '::ffff:10.96.0.1', port: 443, want: false },
    { reason: 'a name is no address', address: 'localhost', want: false },
    { reason: 'nothing', address: '', want: false },
  ])('$address $port is $want: $reason', ({ address, port = 443, want }) => {
    expect(createTargetGuard({ allowed: [], denied: apiServer })(address, port)).toBe(want);
  });

  test('an exception opens a place of the built-in list', () => {
    const guard = createTargetGuard({ allowed: ['127.0.0.1:5000', 'fe80::/10'], denied: [] });
    expect(guard('127.0.0.1', 5000)).toBe(true);
    expect(guard('127.0.0.1', 5001)).toBe(false);
    expect(guard('fe80::1', 443)).toBe(true);
  });

  test('what is denied by configuration outranks an exception', () => {
    const guard = createTargetGuard({ allowed: ['127.0.0.0/8'], denied: ['127.0.0.1:6443'] });
    expect(guard('127.0.0.1', 6443)).toBe(false);
    expect(guard('127.0.0.1', 5000)).toBe(true);
  });

  test.each([
    'registry.example',
    '10.0.0.0/33',
    '10.0.0.0/x',
    '10.0.0.1:',
    '::1/129',
    '',
    'fe80::1%a',
  ])('names the rule %j that cannot be read', (rule) => {
    expect(() => createTargetGuard({ allowed: [rule], denied: [] })).toThrow(
      `got ${JSON.stringify(rule)}`,
    );
  });

  test('decides every IPv4 address as it decides the mapped one', () => {
    const guard = createTargetGuard({ allowed: [], denied: apiServer });
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(guard(`::ffff:${address}`, 443)).toBe(guard(address, 443));
      }),
    );
  });

  test('answers for every IPv6 address', () => {
    const guard = createTargetGuard({ allowed: [], denied: apiServer });
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        expect(typeof guard(address, 443)).toBe('boolean');
      }),
    );
  });
});
