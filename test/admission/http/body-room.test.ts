import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createJudges } from '../../../src/admission/create-judges.ts';
import { BodyRoom } from '../../../src/admission/http/body-room.ts';
import { createRequestHandlers } from '../../../src/admission/http/create-request-handlers.ts';
import { DirectRequest } from '../../../src/admission/http/direct-request.ts';
import { fakeCluster } from '../fake-cluster.ts';
import { podObject } from '../sandbox-objects.ts';
import { reviewOf } from '../start-server.ts';
import { Turn } from '../../../src/admission/http/turn.ts';

const KiB = 1024;
const stops: (() => unknown)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A server whose large bodies share so many bytes. */
async function start(together: number): Promise<number> {
  const { options } = fakeCluster();
  const { observe } = options;
  const room = new BodyRoom(together);
  const handlers = createRequestHandlers({
    judges: createJudges(options),
    observe,
    isDraining: () => false,
    room,
    turn: new Turn(),
  });
  const server = createServer({ IncomingMessage: DirectRequest }, handlers.request).listen(
    0,
    '127.0.0.1',
  );
  stops.push(() => server.close().closeAllConnections());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Begins a request whose last byte does not come. */
function begin(port: number, body: string): ClientRequest {
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const sent = request({ port, host: '127.0.0.1', path: '/validate', method: 'POST', headers });
  sent.on('error', () => undefined);
  sent.write(body.slice(0, -1));
  stops.push(() => sent.destroy());
  return sent;
}

async function statusOf(sent: ClientRequest): Promise<number | undefined> {
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

async function post(port: number, body: string): Promise<number | undefined> {
  const sent = begin(port, body);
  const status = statusOf(sent);
  sent.end(body.slice(-1));
  return await status;
}

describe('BodyRoom', () => {
  test('large bodies are refused beyond what they share; usual reviews are not', async () => {
    const port = await start(800 * KiB);
    const large = reviewOf({ metadata: { annotations: { large: 'x'.repeat(400 * KiB) } } });
    const holders = [1, 2].map(() => begin(port, large));
    const refused = await Promise.race(holders.map(statusOf));
    expect(refused).toBe(503);
    expect(await post(port, reviewOf(podObject()))).toBe(200);
    expect(await post(port, large)).toBe(503);
    for (const holder of holders) holder.destroy();
    let status: number | undefined = 503;
    // The server hears a moment later that its clients are gone.
    while (status === 503) status = await post(port, large);
    expect(status).toBe(200);
  });
});
