import { afterEach, describe, expect, test } from '@jest/globals';
import type { Resolution } from '../../../src/evidence/image-evidence.ts';
import { startFakeRegistry } from '../../fakes/registry.ts';
import type { Access, FakeRegistry } from '../../fakes/registry.ts';
import { image } from '../../fakes/test-image.ts';
import {
  certificate,
  closeInspectors,
  dockerConfig,
  never,
  testInspector,
} from '../inspector-fixture.ts';

const node = image({});
const basic: Access = { kind: 'Basic', username: 'ann', password: 'secret' };
const right = `Basic ${Buffer.from('ann:secret').toString('base64')}`;

const fakes: FakeRegistry[] = [];
afterEach(async () => {
  await closeInspectors();
  await Promise.all(fakes.splice(0).map((fake) => fake.close()));
});

async function start(access: Access, name = 'registry.test'): Promise<FakeRegistry> {
  const fake = await startFakeRegistry({ certificate, name, access });
  fake.push('node', '1.0', node);
  fakes.push(fake);
  return fake;
}

/** A token service: gives `token` to those who show the right credentials, and `anonymous` to others where it is set. */
async function startTokenService(name: string, anonymous?: string): Promise<FakeRegistry> {
  const service = await startFakeRegistry({ certificate, name });
  fakes.push(service);
  service.intercept = (seen, response) => {
    const known =
      seen.authorization === right ||
      new URLSearchParams(seen.body).get('refresh_token') === 'refresh';
    const token = known ? 'good' : anonymous;
    response.writeHead(token === undefined ? 401 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ token, expires_in: 300 }));
    return true;
  };
  return service;
}

function tokenAccess(service: () => FakeRegistry): Access {
  return { kind: 'Token', token: 'good', realm: () => `https://${service().host}/token` };
}

async function resolve(
  registry: FakeRegistry,
  dockerConfigs: string[],
  options = {},
): Promise<Resolution> {
  const request = { image: `${registry.host}/node:1.0`, platforms: [], dockerConfigs };
  return (await testInspector(options).inspect(request, never)).resolution;
}

describe('Basic', () => {
  test('the right pull secret', async () => {
    const registry = await start(basic);
    const secret = dockerConfig(registry.host, 'ann', 'secret');
    expect((await resolve(registry, [secret])).outcome).toBe('Resolved');
  });

  test('every matching credential is tried', async () => {
    const registry = await start(basic);
    const secrets = ['wrong', 'secret'].map((word) => dockerConfig(registry.host, 'ann', word));
    expect((await resolve(registry, secrets)).outcome).toBe('Resolved');
  });

  test.each([
    { reason: 'no secret', secrets: [], message: 'name a pull secret' },
    {
      reason: 'a secret for another host',
      secrets: [dockerConfig('other.test', 'ann', 'secret')],
      message: 'name a pull secret',
    },
    {
      reason: 'a wrong password',
      secrets: [dockerConfig('*.test:*', 'ann', 'wrong'), dockerConfig('registry.test', 'a', 'b')],
      message: 'name a pull secret',
    },
    { reason: 'a secret that is no JSON', secrets: ['{'], message: 'must be JSON' },
  ])('not authorised: $reason', async ({ secrets, message }) => {
    const registry = await start(basic);
    expect(await resolve(registry, secrets)).toEqual({
      outcome: 'Unknown',
      reason: 'ImagePullUnauthorized',
      message: expect.stringContaining(message),
    });
  });

  test('a wrong password for the right host is told from none', async () => {
    const registry = await start(basic);
    expect(await resolve(registry, [dockerConfig(registry.host, 'ann', 'wrong')])).toMatchObject({
      reason: 'ImagePullUnauthorized',
      message: expect.stringContaining('refused the credentials'),
    });
  });

  test('credentials stay where they belong when the registry redirects', async () => {
    const registry = await start(basic);
    const other = await start({ kind: 'Open' }, 'other.test');
    registry.intercept = (seen, response) => {
      if (seen.authorization === undefined) return false;
      response.writeHead(307, { location: `https://${other.host}${seen.url}` }).end();
      return true;
    };
    const secret = dockerConfig(registry.host, 'ann', 'secret');
    expect((await resolve(registry, [secret])).outcome).toBe('Resolved');
    expect(other.requests.map(({ authorization }) => authorization)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('nor do they come back once another host has sent the request home', async () => {
    const registry = await start(basic);
    const other = await start({ kind: 'Open' }, 'other.test');
    registry.intercept = (seen, response) => {
      if (seen.authorization === undefined || seen.url === '/elsewhere') return false;
      response.writeHead(307, { location: `https://${other.host}/` }).end();
      return true;
    };
    other.intercept = (_seen, response) => {
      response.writeHead(307, { location: `https://${registry.host}/elsewhere` }).end();
      return true;
    };
    await resolve(registry, [dockerConfig(registry.host, 'ann', 'secret')]);
    const sent = registry.requests.filter(({ url }) => url === '/elsewhere');
    expect(sent.map(({ authorization }) => authorization)).toEqual([undefined]);
  });
});

describe('Bearer', () => {
  test("on the registry's own host, with the right secret; the scope is ours", async () => {
    const service = await startTokenService('registry.test');
    const registry = await start(tokenAccess(() => service));
    const secret = dockerConfig(registry.host, 'ann', 'secret');
    expect((await resolve(registry, [secret])).outcome).toBe('Resolved');
    expect(service.requests.map(({ url, authorization }) => ({ url, authorization }))).toEqual([
      { url: '/token?service=registry.test&scope=repository%3Anode%3Apull', authorization: right },
    ]);
  });

  test('an anonymous token is enough for an open repository', async () => {
    const service = await startTokenService('token.test', 'good');
    const registry = await start(tokenAccess(() => service));
    expect((await resolve(registry, [])).outcome).toBe('Resolved');
  });

  test('an anonymous token without the scope is no word about the image', async () => {
    const service = await startTokenService('token.test', 'worthless');
    const registry = await start(tokenAccess(() => service));
    expect(await resolve(registry, [])).toMatchObject({
      reason: 'ImagePullUnauthorized',
      message: expect.stringContaining('name a pull secret'),
    });
  });

  test('another host gets no credentials, and the message says what to configure', async () => {
    const service = await startTokenService('token.test', 'worthless');
    const registry = await start(tokenAccess(() => service));
    const secret = dockerConfig(registry.host, 'ann', 'secret');
    expect(await resolve(registry, [secret])).toMatchObject({
      reason: 'ImagePullUnauthorized',
      message: expect.stringContaining('--trusted-token-hosts'),
    });
    expect(service.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
    expect(JSON.stringify(service.requests)).not.toContain('secret');
  });

  test('unless it is trusted by configuration', async () => {
    const service = await startTokenService('token.test');
    const registry = await start(tokenAccess(() => service));
    const secret = dockerConfig(registry.host, 'ann', 'secret');
    const options = { trustedTokenHosts: ['token.test'] };
    expect((await resolve(registry, [secret], options)).outcome).toBe('Resolved');
  });

  test('an identity token is exchanged by POST', async () => {
    const service = await startTokenService('registry.test');
    const registry = await start(tokenAccess(() => service));
    const secret = JSON.stringify({ auths: { [registry.host]: { identitytoken: 'refresh' } } });
    expect((await resolve(registry, [secret])).outcome).toBe('Resolved');
    expect(service.requests.map(({ method }) => method)).toEqual(['POST']);
    expect(Object.fromEntries(new URLSearchParams(service.requests[0]?.body))).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'refresh',
      client_id: 'base-image-operator',
      scope: 'repository:node:pull',
      service: 'registry.test',
    });
  });

  test('a token is kept until it expires, and is of no use to others', async () => {
    const service = await startTokenService('registry.test');
    const registry = await start(tokenAccess(() => service));
    let time = 0;
    const inspector = testInspector({ now: () => time });
    const ask = async (dockerConfigs: string[]) => {
      const request = { image: `${registry.host}/node:1.0`, platforms: [], dockerConfigs };
      return (await inspector.inspect(request, never)).resolution.outcome;
    };
    const secret = dockerConfig(registry.host, 'ann', 'secret');
    expect([await ask([secret]), await ask([secret])]).toEqual(['Resolved', 'Resolved']);
    expect(service.requests).toHaveLength(1);
    expect(await ask([])).toBe('Unknown');
    time = 300_000;
    expect(await ask([secret])).toBe('Resolved');
    expect(service.requests).toHaveLength(3);
  });

  test.each([
    { reason: 'plain http', realm: 'http://token.test/token', message: 'not at an https address' },
    { reason: 'no URL', realm: 'token', message: 'not at an https address' },
    {
      reason: 'a metadata service',
      realm: 'https://169.254.169.254/token',
      message: 'must not contact',
    },
  ])('a realm that is not asked: $reason', async ({ realm, message }) => {
    const registry = await start({ kind: 'Token', token: 'good', realm: () => realm });
    expect(await resolve(registry, [])).toEqual({
      outcome: 'Unknown',
      reason: 'RegistryUnavailable',
      message: expect.stringContaining(message),
    });
  });

  test.each([
    { reason: 'it is down', code: 503, body: '{}', message: 'server error' },
    { reason: 'it limits the rate', code: 429, body: '{}', message: 'limits the rate' },
    { reason: 'it sends no JSON', code: 200, body: '<html>', message: 'no usable token' },
    { reason: 'it sends no token', code: 200, body: '{}', message: 'no usable token' },
    {
      reason: 'the token breaks out of the header',
      code: 200,
      body: '{"token":"a\\r\\nb: c"}',
      message: 'no usable token',
    },
  ])('a token service that gives nothing: $reason', async ({ code, body, message }) => {
    const service = await startTokenService('token.test');
    service.intercept = (_seen, response) => {
      response.writeHead(code, { 'retry-after': '60' }).end(body);
      return true;
    };
    const registry = await start(tokenAccess(() => service));
    expect(await resolve(registry, [])).toEqual({
      outcome: 'Unknown',
      reason: 'RegistryUnavailable',
      message: expect.stringContaining(message),
    });
  });
});

test('every exchange is counted by host and outcome', async () => {
  const registry = await start(basic);
  const seen: string[] = [];
  const secret = dockerConfig(registry.host, 'ann', 'secret');
  const onRequest = (host: string, outcome: string): unknown => seen.push(`${host} ${outcome}`);
  await resolve(registry, [secret], { onRequest });
  const { host } = registry;
  expect(seen).toEqual([`${host} unauthorized`, `${host} success`, `${host} success`]);
});
