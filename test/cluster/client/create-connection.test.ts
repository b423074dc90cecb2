import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Connection, Material } from '../../../src/cluster/client/connection.ts';
import { createConnection } from '../../../src/cluster/client/create-connection.ts';
import { createKubeClient } from '../../../src/cluster/client/create-kube-client.ts';
import type { KubeClient } from '../../../src/cluster/client/kube-client.ts';
import { testCertificate } from '../../fakes/test-certificate.ts';
import { TlsApi } from './tls-api.ts';
import { until } from '../until.ts';

const get = { method: 'GET', path: '/api' } as const;

let api: TlsApi;
let material: Material;
let now: number;
let connection: Connection;
let client: KubeClient;

beforeEach(async () => {
  api = await TlsApi.start();
  material = { headers: {}, tls: { ca: api.certificate.cert } };
  now = 0;
  connection = createConnection(
    { server: api.url, read: () => Promise.resolve(material) },
    () => now,
  );
  client = createKubeClient(connection, { userAgent: 'test' });
});
afterEach(async () => {
  connection.close();
  await api.stop();
});

describe('createConnection()', () => {
  test('calls one after the other share one connection', async () => {
    for (const method of ['GET', 'PATCH', 'POST', 'PUT', 'DELETE'] as const)
      await client.request({ method, path: '/api', body: method === 'GET' ? undefined : {} });
    expect(api.arrived.map((each) => each.connection)).toEqual([1, 1, 1, 1, 1]);
  });

  test('calls at once have a connection each, which later calls find again', async () => {
    for (let round = 0; round < 5; round += 1)
      await Promise.all([client.request(get), client.request(get), client.request(get)]);
    expect([api.arrived.length, api.connections]).toEqual([15, 3]);
  });

  test('a server whose certificate is of another authority is told nothing', async () => {
    api.renew(await testCertificate(['127.0.0.1']));
    await expect(client.request(get)).rejects.toMatchObject({
      code: expect.stringMatching(/SELF_SIGNED_CERT|UNABLE_TO_VERIFY/) as unknown,
    });
    expect(api.arrived).toEqual([]);
  });

  test('a new authority: the next request has a new connection, the one under way ends in peace', async () => {
    const free: (() => void)[] = [];
    api.handle = ({ url }, response) =>
      url === '/slow' ? free.push(() => response.end('"slow"')) : response.end('"fast"');
    const slow = client.request({ method: 'GET', path: '/slow' });
    await until(() => free.length === 1, 'the slow request');
    const renewed = await testCertificate(['127.0.0.1']);
    api.renew(renewed);
    material = { headers: {}, tls: { ca: renewed.cert } };
    now += 10_001;
    const fast = await client.request(get);
    free[0]?.();
    expect([fast, await slow]).toEqual(['fast', 'slow']);
    // The old connection, trusted by the old authority, is not used again.
    await client.request(get);
    await Promise.all([client.request(get), client.request(get)]);
    expect(api.arrived.slice(2).every((each) => each.connection > 1)).toBe(true);
  });

  test('credentials that could not be read are asked for again by the next request', async () => {
    let broken = true;
    const flaky = createConnection({
      server: api.url,
      read: () => (broken ? Promise.reject(new Error('no token')) : Promise.resolve(material)),
    });
    client = createKubeClient(flaky, { userAgent: 'test' });
    await expect(client.request(get)).rejects.toThrow('no token');
    broken = false;
    await expect(client.request(get)).resolves.toEqual({});
    await client.close();
  });

  test('closing ends what is under way and refuses what comes', async () => {
    api.handle = () => undefined;
    const pending = client.request(get);
    pending.catch(() => undefined);
    await until(() => api.arrived.length === 1, 'the request');
    await client.close();
    await expect(pending).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(client.request(get)).rejects.toThrow(
      'The connection to the API server was closed',
    );
    expect(api.arrived.length).toBe(1);
  });
});
