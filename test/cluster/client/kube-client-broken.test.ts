import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import type { Connection } from '../../../src/cluster/client/connection.ts';
import { createConnection } from '../../../src/cluster/client/create-connection.ts';
import { createKubeClient } from '../../../src/cluster/client/create-kube-client.ts';
import type { KubeClient } from '../../../src/cluster/client/kube-client.ts';
import { TlsApi } from './tls-api.ts';
import { until } from '../until.ts';

const get = { method: 'GET', path: '/api' } as const;

let api: TlsApi;
let connection: Connection;
let client: KubeClient;

function connect(url: string, timeoutMs?: number): void {
  const read = () => Promise.resolve({ headers: {}, tls: { ca: api.certificate.cert } });
  connection = createConnection({ server: url, read });
  const limit = timeoutMs === undefined ? {} : { timeoutMs };
  client = createKubeClient(connection, { userAgent: 'test', ...limit });
}

beforeEach(async () => {
  api = await TlsApi.start();
  connect(api.url);
});
afterEach(async () => {
  connection.close();
  await api.stop();
});

describe('a kept connection that the server closes', () => {
  test('between two calls: the second has a new one, whatever it does', async () => {
    await client.request(get);
    api.closeIdleConnections();
    const { agent } = await connection.credentials();
    await until(() => Object.keys(agent.freeSockets).length === 0, 'the end of the connection');
    await client.request({ method: 'POST', path: '/api', body: {} });
    expect(api.arrived.map((each) => each.connection)).toEqual([1, 2]);
  });

  test('after the answer that says so: the next call has a new one', async () => {
    api.handle = (_request, response) => response.setHeader('Connection', 'close').end('{}');
    for (let n = 0; n < 2; n += 1) await client.request({ method: 'PATCH', path: '/', body: {} });
    expect(api.arrived.map((each) => each.connection)).toEqual([1, 2]);
  });

  test.each([
    { reason: 'reading twice does no harm', method: 'GET', want: [{}, 2] },
    { reason: 'an object would be made twice', method: 'POST', want: ['ECONNRESET', 1] },
    { reason: 'a change may be of that version', method: 'PATCH', want: ['ECONNRESET', 1] },
    { reason: 'as a PATCH', method: 'PUT', want: ['ECONNRESET', 1] },
    { reason: 'a namesake may be there by now', method: 'DELETE', want: ['ECONNRESET', 1] },
  ] as const)('while a $method is on its way: $reason', async ({ method, want }) => {
    await client.request(get);
    // What the client sees is the same whether the server has read the request or not.
    api.handle = ({ socket, url }, response) =>
      url === '/second' && api.connections === 1 ? socket.destroy() : response.end('{}');
    const result = await client
      .request({ method, path: '/second', ...(method !== 'GET' && { body: {} }) })
      .catch((error: unknown) => (error as NodeJS.ErrnoException).code);
    const sent = api.arrived.filter(({ url }) => url === '/second').length;
    expect([result, sent]).toEqual(want);
  });

  test('several kept connections that are dead: a GET ends on a new one', async () => {
    await Promise.all([client.request(get), client.request(get), client.request(get)]);
    const old = api.connections;
    api.handle = ({ socket }, response) =>
      (api.arrived.at(-1)?.connection ?? 0) <= old ? socket.destroy() : response.end('"new"');
    await expect(client.request(get)).resolves.toBe('new');
    expect(api.arrived.length).toBe(old + old + 1);
  });

  test('a new connection that is closed is an error, and nothing is sent again', async () => {
    api.handle = ({ socket }) => socket.destroy();
    await expect(client.request(get)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(api.arrived.length).toBe(1);
  });
});

describe('an answer that breaks off', () => {
  test.each([
    { reason: 'shorter than announced', head: { 'Content-Length': '100' } },
    { reason: 'without its last chunk', head: { 'Transfer-Encoding': 'chunked' } },
  ])('$reason is an error, not half an answer', async ({ head }) => {
    api.handle = ({ socket }, response) =>
      response.writeHead(200, head).write('{"a":1}', () => socket.destroy());
    await expect(client.request(get)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});

describe('abort', () => {
  const reason = new Error('not wanted any more');

  test('before the call: nothing is sent', async () => {
    const signal = AbortSignal.abort(reason);
    await expect(client.request({ ...get, signal })).rejects.toBe(reason);
    expect(api.arrived.length).toBe(0);
  });

  const calls = {
    request: (signal: AbortSignal) => client.request({ ...get, signal }),
    readText: (signal: AbortSignal) => client.readText({ path: '/log', most: 1_000, signal }),
    watch: (signal: AbortSignal) =>
      client.watch({ path: '/api', query: {}, signal, idleMs: 10_000 }).next(),
  };
  test.each([
    { when: 'before the answer', begin: false, call: 'request' },
    { when: 'in the middle of the answer', begin: true, call: 'request' },
    { when: 'before the answer', begin: false, call: 'readText' },
    { when: 'in the middle of the answer', begin: true, call: 'readText' },
    { when: 'before the answer', begin: false, call: 'watch' },
    { when: 'in the middle of an event', begin: true, call: 'watch' },
  ] as const)('$call, $when: the call and its connection end', async ({ begin, call }) => {
    let closed = false;
    api.handle = ({ socket }, response) => {
      socket.on('close', () => (closed = true));
      if (begin) response.writeHead(200, { 'Content-Length': '100' }).write('{');
    };
    const ending = new AbortController();
    const outcome = calls[call](ending.signal).catch((error: unknown) => error);
    await until(() => api.arrived.length > 0, 'the request');
    // Long enough for the beginning of the answer to arrive.
    await new Promise((resolve) => setTimeout(resolve, begin ? 20 : 0));
    ending.abort(reason);
    expect(await outcome).toBe(reason);
    await until(() => closed, 'the end of the connection');
  });
});

describe('time limits', () => {
  test('a server that takes the connection and says nothing', async () => {
    const mute: Server = createServer((socket) => void socket.resume());
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    connect(`https://127.0.0.1:${(mute.address() as AddressInfo).port}`, 50);
    await expect(client.request(get)).rejects.toMatchObject({ name: 'TimeoutError' });
    connection.close();
    await new Promise((resolve) => mute.close(resolve));
  });

  test.each([
    { reason: 'no answer', handle: () => undefined },
    {
      reason: 'an answer that does not end',
      handle: (_: unknown, response: ServerResponse) => {
        const drip = setInterval(() => response.write(' '), 10);
        response.on('close', () => clearInterval(drip));
      },
    },
  ])('$reason: a call ends after its time', async ({ handle }) => {
    connect(api.url, 60);
    api.handle = handle;
    await expect(client.request(get)).rejects.toMatchObject({
      name: 'TimeoutError',
      message: 'GET /api: the API server did not answer within 0.06 s',
    });
  });

  test('a watch lasts longer than a call, as long as it is not silent', async () => {
    connect(api.url, 500);
    api.handle = (_request, response) => {
      const events = setInterval(() => response.write('{"type":"BOOKMARK","object":{}}\n'), 30);
      response.on('close', () => clearInterval(events));
    };
    const { signal } = new AbortController();
    const events = client.watch({ path: '/api', query: {}, signal, idleMs: 500 });
    const seen: unknown[] = [];
    for (let n = 0; n < 20; n += 1) seen.push((await events.next()).value?.type);
    await events.return();
    expect(seen).toEqual(Array(20).fill('BOOKMARK'));
  });
});
