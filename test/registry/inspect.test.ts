import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ImageInspection } from '../../src/evidence/image-evidence.ts';
import { startFakeRegistry } from '../fakes/registry.ts';
import type { FakeRegistry } from '../fakes/registry.ts';
import { image, index } from '../fakes/test-image.ts';
import type { Content } from '../fakes/test-image.ts';
import { certificate, closeInspectors, never, testInspector } from './inspector-fixture.ts';
import { manifest, redirect, status } from './interceptors.ts';

const node = image({
  config: {
    User: '1000:1000',
    WorkingDir: '/workspace',
    Env: ['PATH=/usr/bin', 'A=1', 'A=2=3'],
    Entrypoint: ['tini', '--'],
    Cmd: ['sh'],
    ExposedPorts: { '9000/tcp': {} },
    Labels: { 'dev.vibed.template.language': 'node' },
  },
});
const nodeConfig = {
  architecture: 'amd64',
  os: 'linux',
  user: '1000:1000',
  workingDir: '/workspace',
  env: { PATH: '/usr/bin', A: '2=3' },
  entrypoint: ['tini', '--'],
  cmd: ['sh'],
  exposedPorts: ['9000/tcp'],
  volumes: [],
  history: [],
  labels: { 'dev.vibed.template.language': 'node' },
};
const arm = image({ architecture: 'arm64', variant: 'v8' });

let registry: FakeRegistry;
beforeEach(async () => {
  registry = await startFakeRegistry({ certificate });
});
afterEach(async () => {
  await closeInspectors();
  await registry.close();
});

function inspect(
  image: string,
  platforms = ['linux/amd64'],
  timeouts = {},
): Promise<ImageInspection> {
  const request = { image: `${registry.host}/${image}`, platforms, dockerConfigs: [] };
  return testInspector({ timeouts }).inspect(request, never);
}

function digestOf({ blobs: [config] }: { blobs: readonly Content[] }): string {
  return config?.digest ?? '';
}

describe('inspect', () => {
  test.each(['oci', 'docker'] as const)('reads a single %s manifest', async (form) => {
    const single = image({ config: { User: '1000' } }, [], form);
    registry.push('team/node', '1.0', single);
    const want = {
      platform: 'linux/amd64',
      digest: single.manifest.digest,
      config: digestOf(single),
    };
    const got = await inspect('team/node:1.0');
    expect(got.resolution).toEqual({
      outcome: 'Resolved',
      digest: single.manifest.digest,
      platforms: [want],
    });
    expect(got.configs).toMatchObject({ 'linux/amd64': { known: true, value: { user: '1000' } } });
  });

  test('reads an index: every platform is listed, the asked ones are read', async () => {
    registry.push('node', 'a', node);
    registry.push('node', 'b', arm);
    const list = index([
      { image: node, platform: { os: 'linux', architecture: 'amd64' } },
      { image: arm, platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
      { image: image({ attestation: 1 }), platform: { os: 'unknown', architecture: 'unknown' } },
    ]);
    registry.putManifest('node', '1.0', list);
    const platforms = ['linux/amd64', 'linux/arm/v7'];
    expect(await inspect('node:1.0', platforms)).toEqual({
      resolution: {
        outcome: 'Resolved',
        digest: list.digest,
        platforms: [
          { platform: 'linux/amd64', digest: node.manifest.digest, config: digestOf(node) },
          { platform: 'linux/arm64/v8', digest: arm.manifest.digest },
        ],
      },
      configs: { 'linux/amd64': { known: true, value: nodeConfig } },
    });
  });

  test('learns from the configuration what an index does not say', async () => {
    registry.push('node', 'a', arm);
    const list = index([{ image: arm }]);
    registry.putManifest('node', '1.0', list);
    expect(await inspect('node:1.0', ['linux/arm64'])).toMatchObject({
      resolution: {
        digest: list.digest,
        platforms: [
          { platform: 'linux/arm64/v8', digest: arm.manifest.digest, config: digestOf(arm) },
        ],
      },
      configs: { 'linux/arm64': { known: true } },
    });
  });

  test('reads by digest, which outranks the tag', async () => {
    registry.push('node', '1.0', node);
    registry.push('node', '2.0', arm);
    const { resolution } = await inspect(`node:2.0@${node.manifest.digest}`);
    expect(resolution).toMatchObject({ outcome: 'Resolved', digest: node.manifest.digest });
    expect(registry.requests[0]?.url).toBe(`/v2/node/manifests/${node.manifest.digest}`);
  });

  test('asks as often as there are documents', async () => {
    registry.push('node', '1.0', node);
    await inspect('node:1.0');
    expect(registry.requests.map(({ url }) => url)).toEqual([
      '/v2/node/manifests/1.0',
      `/v2/node/blobs/${digestOf(node)}`,
    ]);
  });

  test('a missing tag is word from the registry that there is no image', async () => {
    expect(await inspect('team/node:1.0')).toEqual({
      resolution: {
        outcome: 'NotFound',
        message: `The registry ${registry.host} has no image team/node:1.0; push it or correct spec.image`,
      },
      configs: {},
    });
  });

  test('a long name is left out of the message, which has a bound', async () => {
    const { resolution } = await inspect(`${'a'.repeat(200)}:1.0`);
    expect(resolution).toMatchObject({ message: expect.stringContaining('no such image') });
  });

  test('a manifest asked by digest that is another one is broken', async () => {
    registry.intercept = manifest(node.manifest.bytes);
    expect((await inspect(`node@${arm.manifest.digest}`)).resolution).toMatchObject({
      reason: 'ImageBroken',
      message: expect.stringContaining('does not match its digest'),
    });
  });

  test('a missing or corrupt configuration is broken, and the rest of an index stays known', async () => {
    registry.push('node', 'a', node);
    registry.push('node', 'b', arm);
    registry.forget(digestOf(arm));
    const list = index([
      { image: node, platform: { os: 'linux', architecture: 'amd64' } },
      { image: arm, platform: { os: 'linux', architecture: 'arm64' } },
    ]);
    registry.putManifest('node', '1.0', list);
    const got = await inspect('node:1.0', ['linux/amd64', 'linux/arm64']);
    expect(got.resolution).toMatchObject({ outcome: 'Resolved' });
    expect(got.configs).toEqual({
      'linux/amd64': { known: true, value: nodeConfig },
      'linux/arm64': {
        known: false,
        reason: 'ImageBroken',
        message: `The registry ${registry.host} lacks the image's configuration; push the image again`,
      },
    });
  });

  test('a manifest that an index names and the registry lacks is broken', async () => {
    registry.putManifest(
      'node',
      '1.0',
      index([{ image: arm, platform: { os: 'linux', architecture: 'arm64' } }]),
    );
    expect((await inspect('node:1.0', ['linux/arm64'])).configs).toMatchObject({
      'linux/arm64': { known: false, message: expect.stringContaining('that the image') },
    });
  });

  test('one server error is tried again', async () => {
    registry.push('node', '1.0', node);
    let answers = 0;
    registry.intercept = (seen, response) => answers++ === 0 && status(503)(seen, response);
    expect((await inspect('node:1.0')).resolution.outcome).toBe('Resolved');
  });

  test('a registry that never answers is given up', async () => {
    registry.intercept = () => true;
    const started = performance.now();
    const { resolution } = await inspect('node:1.0', [], { exchange: 300 });
    expect(resolution).toMatchObject({
      reason: 'RegistryUnavailable',
      message: expect.stringContaining('in time'),
    });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('a body that trickles is given up', async () => {
    const timers: NodeJS.Timeout[] = [];
    registry.intercept = (_seen, response) => {
      response.writeHead(200);
      timers.push(setInterval(() => response.write(' '), 20));
      return true;
    };
    const { resolution } = await inspect('node:1.0', [], { exchange: 300 });
    timers.forEach((timer) => clearInterval(timer));
    expect(resolution).toMatchObject({ message: expect.stringContaining('in time') });
  });

  test('a redirect that keeps to https is followed', async () => {
    const other = await startFakeRegistry({ certificate, name: 'other.test' });
    registry.push('node', '1.0', node);
    other.push('node', '1.0', node);
    registry.intercept = (seen, response) =>
      seen.url.includes('/blobs/') &&
      redirect((url) => `https://${other.host}${url}`)(seen, response);
    expect((await inspect('node:1.0')).configs).toMatchObject({ 'linux/amd64': { known: true } });
    expect(other.requests).toHaveLength(1);
    await other.close();
  });

  test("only the caller's own signal makes it reject", async () => {
    registry.intercept = () => true;
    const caller = new AbortController();
    const request = { image: `${registry.host}/node:1`, platforms: [], dockerConfigs: [] };
    const work = testInspector().inspect(request, caller.signal);
    setTimeout(() => caller.abort(new Error('shutting down')), 50);
    await expect(work).rejects.toThrow('shutting down');
  });

  test.each(['Node', 'registry.test/node', ''])('%j is no reference to ask for', async (text) => {
    const request = { image: text, platforms: [], dockerConfigs: [] };
    expect((await testInspector().inspect(request, never)).resolution).toMatchObject({
      outcome: 'Unknown',
      message: expect.stringContaining('no reference with a tag or digest'),
    });
  });
});
