import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ImageInspection } from '../../src/evidence/image-evidence.ts';
import { startFakeRegistry } from '../fakes/registry.ts';
import type { FakeRegistry, Interceptor } from '../fakes/registry.ts';
import { content, descriptor } from '../fakes/test-image.ts';
import { certificate, closeInspectors, never, testInspector } from './inspector-fixture.ts';
import { cut, manifest, page, redirect, status } from './interceptors.ts';

let registry: FakeRegistry;
beforeEach(async () => {
  registry = await startFakeRegistry({ certificate });
});
afterEach(async () => {
  await closeInspectors();
  await registry.close();
});

function inspect(image: string): Promise<ImageInspection> {
  const request = { image: `${registry.host}/${image}`, platforms: [], dockerConfigs: [] };
  return testInspector().inspect(request, never);
}

describe('inspect, where a registry answers something else', () => {
  const json = (value: unknown): string => JSON.stringify(value);
  const one = { schemaVersion: 2, config: {}, layers: [] };
  const artifact = content('application/vnd.oci.image.manifest.v1+json', {
    schemaVersion: 2,
    config: descriptor(content('application/vnd.oci.empty.v1+json', {})),
    layers: [],
  });

  test.each<{
    reason: string;
    interceptor: Interceptor;
    want: 'RegistryUnavailable' | 'ImageBroken' | 'ImagePullUnauthorized';
    message: string;
  }>([
    {
      reason: '404 of a web server is no word about the image',
      interceptor: page,
      want: 'RegistryUnavailable',
      message: 'like a web server',
    },
    {
      reason: 'a web page with status 200',
      interceptor: manifest('<html>', { 'content-type': 'text/html; charset=utf-8' }),
      want: 'RegistryUnavailable',
      message: 'like a web server',
    },
    {
      reason: 'server error',
      interceptor: status(500),
      want: 'RegistryUnavailable',
      message: 'server error',
    },
    {
      reason: 'rate limit',
      interceptor: status(429, { 'retry-after': '3600' }),
      want: 'RegistryUnavailable',
      message: 'limits the rate',
    },
    {
      reason: 'a status that means nothing here',
      interceptor: status(418),
      want: 'RegistryUnavailable',
      message: 'unexpected status',
    },
    {
      reason: 'forbidden',
      interceptor: status(403),
      want: 'ImagePullUnauthorized',
      message: 'name a pull secret',
    },
    {
      reason: 'a challenge of an unknown scheme',
      interceptor: status(401, { 'www-authenticate': 'Negotiate' }),
      want: 'ImagePullUnauthorized',
      message: 'Bearer or Basic',
    },
    {
      reason: 'redirects without end',
      interceptor: redirect((url) => `${url}x`),
      want: 'RegistryUnavailable',
      message: 'more than 5 times',
    },
    {
      reason: 'a redirect to plain http',
      interceptor: redirect(() => 'http://other.test/'),
      want: 'RegistryUnavailable',
      message: 'not https',
    },
    {
      reason: 'a redirect to a file',
      interceptor: redirect(() => 'file:///etc/passwd'),
      want: 'RegistryUnavailable',
      message: 'not https',
    },
    {
      reason: 'a redirect to a metadata service',
      interceptor: redirect(() => 'https://169.254.169.254/latest/'),
      want: 'RegistryUnavailable',
      message: 'must not contact',
    },
    {
      reason: 'an answer that ends too early',
      interceptor: cut,
      want: 'RegistryUnavailable',
      message: 'too early',
    },
    {
      reason: 'an announced digest that is not that of the bytes',
      interceptor: manifest(json(one), { 'docker-content-digest': `sha256:${'0'.repeat(64)}` }),
      want: 'ImageBroken',
      message: 'another digest',
    },
    {
      reason: 'a manifest without end',
      interceptor: manifest(Buffer.alloc(5 * 1024 * 1024, 0x20)),
      want: 'ImageBroken',
      message: 'above 4 MiB',
    },
    {
      reason: 'no JSON',
      interceptor: manifest('{'),
      want: 'ImageBroken',
      message: 'not JSON',
    },
    {
      reason: 'schema 1',
      interceptor: manifest(json({ schemaVersion: 1, fsLayers: [] })),
      want: 'ImageBroken',
      message: 'schema 1',
    },
    {
      reason: 'an unknown media type',
      interceptor: manifest(json({ mediaType: 'application/vnd.example+json' })),
      want: 'ImageBroken',
      message: 'unknown type',
    },
    {
      reason: 'an artifact',
      interceptor: manifest(artifact.bytes),
      want: 'ImageBroken',
      message: 'no container image',
    },
    {
      reason: 'image and index in one',
      interceptor: manifest(json({ ...one, manifests: [] })),
      want: 'ImageBroken',
      message: 'as an image and as an index',
    },
  ])('$want: $reason', async ({ interceptor, want, message }) => {
    registry.intercept = interceptor;
    const { resolution } = await inspect('node:1.0');
    expect(resolution).toEqual({
      outcome: 'Unknown',
      reason: want,
      message: expect.stringContaining(message),
    });
    expect(JSON.stringify(resolution)).not.toContain('secret words');
    expect(await inspect('node:1.0')).toEqual({ resolution, configs: {} });
  });
});
