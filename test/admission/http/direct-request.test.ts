import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { DirectRequest } from '../../../src/admission/http/direct-request.ts';

const stops: (() => unknown)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function serve(answer: (received: DirectRequest) => Promise<string>): Promise<number> {
  const server = createServer({ IncomingMessage: DirectRequest }, (received, response) => {
    void answer(received).then((words) => response.end(words));
  });
  server.listen(0, '127.0.0.1');
  stops.push(() => server.close().closeAllConnections());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function post(port: number, body: string, headers = {}): Promise<string> {
  const sent = request({ port, host: '127.0.0.1', method: 'POST', headers });
  const answered = once(sent, 'response') as Promise<[DirectRequest]>;
  sent.end(body);
  const [response] = await answered;
  return await text(response);
}

function receive(received: DirectRequest): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    received.receive({
      part: (bytes) => parts.push(bytes),
      end: () => resolve(`${received.complete}:${Buffer.concat(parts).toString()}`),
    });
  });
}

describe('DirectRequest', () => {
  const bodies = [
    { reason: 'without a body', body: '' },
    { reason: 'of a length that was announced', body: 'body' },
    { reason: 'in chunks', body: 'body', headers: { 'transfer-encoding': 'chunked' } },
    { reason: 'longer than what a stream keeps', body: 'x'.repeat(1024 * 1024) },
  ];

  test.each(bodies)('gives its body to the sink: $reason', async ({ body, headers }) => {
    const port = await serve(receive);
    expect(await post(port, body, headers)).toBe(`true:${body}`);
  });

  test.each(bodies)('gives a late sink all of its body: $reason', async ({ body, headers }) => {
    const port = await serve(async (received) => {
      await sleep(30);
      return receive(received);
    });
    expect(await post(port, body, headers)).toBe(`true:${body}`);
    expect(await post(port, body, headers)).toBe(`true:${body}`);
  });

  test('is a stream like any other until there is a sink', async () => {
    const port = await serve(text);
    expect(await post(port, 'body')).toBe('body');
  });

  test('has the next request on the same connection, and none is kept waiting', async () => {
    const ports = new Set<number | undefined>();
    const port = await serve((received) => {
      ports.add(received.socket.remotePort);
      return receive(received);
    });
    for (const body of ['first', 'second', 'third']) {
      expect(await post(port, body, { connection: 'keep-alive' })).toBe(`true:${body}`);
    }
    expect(ports.size).toBe(1);
  });

  test('a later sink gets the rest', async () => {
    const port = await serve(
      (received) =>
        new Promise((resolve) => {
          received.receive({
            part: ({ length }) => {
              let rest = 0;
              received.receive({
                part: (bytes) => (rest += bytes.length),
                end: () => resolve(`${length + rest}`),
              });
            },
            end: () => resolve('nothing came'),
          });
        }),
    );
    expect(await post(port, 'x'.repeat(300_000))).toBe('300000');
  });
});
