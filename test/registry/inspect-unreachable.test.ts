import { afterEach, describe, expect, test } from '@jest/globals';
import { startFakeRegistry } from '../fakes/registry.ts';
import type { FakeRegistry } from '../fakes/registry.ts';
import { image } from '../fakes/test-image.ts';
import { certificate, closeInspectors, never, testInspector } from './inspector-fixture.ts';

const node = image({});

describe('inspect, where nobody answers', () => {
  let fake: FakeRegistry | undefined;
  afterEach(async () => {
    await closeInspectors();
    await fake?.close();
  });

  test.each([
    {
      reason: 'a name without an address',
      host: 'nowhere.invalid',
      options: {},
      message: 'has no address in DNS',
    },
    {
      reason: 'loopback, which is not excepted here',
      host: 'registry.test',
      options: { allowedAddresses: [] },
      message: 'must not contact',
    },
    {
      reason: 'an address that is denied by configuration',
      host: 'registry.test',
      options: { deniedAddresses: ['127.0.0.1:443'] },
      message: 'must not contact',
    },
    {
      reason: 'the address of a metadata service',
      host: '169.254.169.254',
      options: {},
      message: 'must not contact',
    },
    { reason: 'a closed port', host: 'registry.test:1', options: {}, message: 'cannot be reached' },
    {
      reason: 'a name server that is silent',
      host: 'registry.test',
      options: { lookup: () => new Promise<never>(() => undefined), timeouts: { connect: 50 } },
      message: 'in time',
    },
  ])('$reason', async ({ host, options, message }) => {
    const request = { image: `${host}/node:1.0`, platforms: [], dockerConfigs: [] };
    expect((await testInspector(options).inspect(request, never)).resolution).toEqual({
      outcome: 'Unknown',
      reason: 'RegistryUnavailable',
      message: expect.stringContaining(message),
    });
  });

  test('a certificate that nobody vouches for', async () => {
    fake = await startFakeRegistry({ certificate });
    const request = { image: `${fake.host}/node:1.0`, platforms: [], dockerConfigs: [] };
    const inspector = testInspector({ extraCa: '' });
    expect((await inspector.inspect(request, never)).resolution).toMatchObject({
      message: expect.stringContaining('--registry-ca-file'),
    });
  });

  test('plain http is spoken only where it is configured', async () => {
    fake = await startFakeRegistry();
    fake.push('node', '1.0', node);
    const request = { image: `${fake.host}/node:1.0`, platforms: [], dockerConfigs: [] };
    expect((await testInspector().inspect(request, never)).resolution).toMatchObject({
      message: expect.stringContaining('does not speak TLS'),
    });
    const configured = testInspector({ insecureHosts: [fake.host] });
    expect((await configured.inspect(request, never)).resolution.outcome).toBe('Resolved');
  });
});
