import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createConnection } from '../../../src/cluster/client/create-connection.ts';
import { createKubeClient } from '../../../src/cluster/client/create-kube-client.ts';
import type { WatchEvent } from '../../../src/cluster/client/kube-client.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let handle: Handler;
let connections: number;
const server = createServer((request, response) => handle(request, response));
server.on('connection', () => (connections += 1));

beforeEach(async () => {
  connections = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function connect({ now, ...options }: { timeoutMs?: number; now?: () => number } = {}) {
  const { port } = server.address() as AddressInfo;
  const user = { token: 'first' };
  const source = {
    server: `http://127.0.0.1:${port}/`,
    read: () => Promise.resolve({ headers: { Authorization: `Bearer ${user.token}` }, tls: {} }),
  };
  const connection = createConnection(source, now);
  return { user, client: createKubeClient(connection, { userAgent: 'agent/1', ...options }) };
}

const json = (response: ServerResponse, code: number, body: unknown) =>
  response.writeHead(code).end(JSON.stringify(body));
const get = { method: 'GET', path: '/api' } as const;

async function collect(events: AsyncGenerator<WatchEvent, void, undefined>): Promise<WatchEvent[]> {
  const all = [];
  for await (const event of events) all.push(event);
  return all;
}

describe('createKubeClient()', () => {
  test("tells the time by the API server's answers", async () => {
    handle = (_request, response) => {
      response.setHeader('date', 'Sun, 22 Nov 2020 07:00:00 GMT');
      json(response, 200, {});
    };
    const { client } = connect();
    const before = client.serverNow();
    await client.request(get);
    const heard = Date.parse('2020-11-22T07:00:00Z');
    expect(before).toBeGreaterThan(heard + 60_000);
    expect(client.serverNow()).toBeGreaterThanOrEqual(heard);
    expect(client.serverNow()).toBeLessThan(heard + 60_000);
    await client.close();
  });

  test('sends path, query, token and name, and keeps the connection', async () => {
    const seen: unknown[] = [];
    handle = ({ url, headers }, response) => {
      seen.push([url, headers.authorization, headers['user-agent'], headers.accept]);
      json(response, 200, { ok: true });
    };
    const { client } = connect();
    const query = { labelSelector: 'a=b,c', continue: undefined };
    for (let n = 0; n < 5; n += 1) await client.request({ ...get, query });
    await client.close();
    // The first request may be followed before its connection is free again.
    expect([seen[0], seen.length, connections <= 2]).toEqual([
      ['/api?labelSelector=a%3Db%2Cc', 'Bearer first', 'agent/1', 'application/json'],
      5,
      true,
    ]);
  });

  test('reads the credentials again after a refusal, once', async () => {
    const tokens: unknown[] = [];
    const { user, client } = connect();
    handle = ({ headers }, response) => {
      tokens.push(headers.authorization);
      user.token = 'second';
      json(response, headers.authorization === 'Bearer second' ? 200 : 401, { code: 401 });
    };
    await client.request(get);
    user.token = 'third';
    await expect(client.request(get)).resolves.toEqual({ code: 401 });
    await client.close();
    expect(tokens).toEqual(['Bearer first', 'Bearer second', 'Bearer second']);
  });

  test('reads the credentials again when they are old', async () => {
    let now = 0;
    const tokens: unknown[] = [];
    const { user, client } = connect({ now: () => now });
    handle = ({ headers }, response) => {
      tokens.push(headers.authorization);
      json(response, 200, {});
    };
    await client.request(get);
    user.token = 'second';
    await client.request(get);
    now += 10_001;
    await client.request(get);
    await client.close();
    expect(tokens).toEqual(['Bearer first', 'Bearer first', 'Bearer second']);
  });

  test.each([
    {
      reason: 'a Status tells its message',
      body: '{"code":404,"message":"pods \\"x\\" not found"}',
      want: 'GET /api: 404 pods "x" not found',
    },
    {
      reason: 'anything else gets the standard words',
      body: '<html>',
      want: 'GET /api: 404 Not Found',
    },
  ])('$reason', async ({ body, want }) => {
    handle = (_request, response) => response.writeHead(404).end(body);
    const { client } = connect();
    await expect(client.request(get)).rejects.toMatchObject({
      name: 'KubeApiError',
      code: 404,
      message: want,
    });
    await client.close();
  });

  test('a server that does not answer is an error after the limit', async () => {
    handle = () => undefined;
    const { client } = connect({ timeoutMs: 50 });
    await expect(client.request(get)).rejects.toMatchObject({ name: 'TimeoutError' });
    await client.close();
  });

  test('puts watch events together however they are cut, even inside a character', async () => {
    const text = '{"type":"ADDED","object":{"name":"ä€😀"}}\n{"type":"BOOKMARK","object":{}}\n';
    handle = (_request, response) => {
      const bytes = Buffer.from(text);
      response.writeHead(200).flushHeaders();
      const send = (at: number) => {
        if (at >= bytes.length) response.end();
        else response.write(bytes.subarray(at, at + 7), () => setImmediate(send, at + 7));
      };
      send(0);
    };
    const { client } = connect();
    const { signal } = new AbortController();
    const events = await collect(client.watch({ path: '/api', query: {}, signal, idleMs: 1_000 }));
    await client.close();
    expect(events).toEqual([
      { type: 'ADDED', object: { name: 'ä€😀' } },
      { type: 'BOOKMARK', object: {} },
    ]);
  });

  test('a watch that falls silent is an error', async () => {
    handle = (_request, response) => response.writeHead(200).flushHeaders();
    const { client } = connect();
    const { signal } = new AbortController();
    const events = collect(client.watch({ path: '/api', query: {}, signal, idleMs: 40 }));
    await expect(events).rejects.toMatchObject({ name: 'TimeoutError' });
    await client.close();
  });

  test('a watch that is refused is an error with the answer', async () => {
    handle = (_request, response) => json(response, 410, { code: 410, reason: 'Expired' });
    const { client } = connect();
    const { signal } = new AbortController();
    const events = collect(client.watch({ path: '/api', query: {}, signal, idleMs: 1_000 }));
    await expect(events).rejects.toMatchObject({ code: 410, body: { reason: 'Expired' } });
    await client.close();
  });
});
