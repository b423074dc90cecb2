import { afterEach, describe, expect, test } from '@jest/globals';
import type { ServerTiming } from '../../../src/admission/admission-server.ts';
import { podObject } from '../sandbox-objects.ts';
import { reviewOf, startServer } from '../start-server.ts';
import type { StartedServer } from '../start-server.ts';
import { rawClient } from './raw-client.ts';
import { rawRequest } from './raw-request.ts';
import { told } from './told.ts';

const MiB = 1024 * 1024;

let stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
});

async function start(timing: Partial<ServerTiming> = {}): Promise<StartedServer> {
  const started = await startServer({ finish: 100, ...timing });
  stops.push(started.stop);
  return started;
}

const REVIEW = reviewOf(podObject());
describe('requests as bytes: answered, and the connection goes on', () => {
  test.each<{ reason: string; bytes: string; want: string }>([
    { reason: 'a review', bytes: rawRequest.whole(REVIEW), want: '200 denied' },
    {
      reason: 'a body in chunks',
      bytes: rawRequest.chunked([REVIEW.slice(0, 1), REVIEW.slice(1, 100), REVIEW.slice(100)]),
      want: '200 denied',
    },
    {
      reason: 'a body in chunks of one byte',
      bytes: rawRequest.chunked(Array.from(REVIEW)),
      want: '200 denied',
    },
    {
      reason: 'no body and no length',
      bytes: rawRequest.head([rawRequest.jsonType]),
      want: '400 the body is no JSON',
    },
    {
      reason: 'a body of another type',
      bytes: rawRequest.whole(REVIEW, ['Content-Type: text/plain']),
      want: '400 expected content type application/json',
    },
    {
      reason: 'a body of another type, in chunks',
      bytes: rawRequest.chunked([REVIEW], ['Content-Type: text/plain']),
      want: '400 expected content type application/json',
    },
    {
      reason: 'a body for nobody',
      bytes: rawRequest.whole(REVIEW, [rawRequest.jsonType], 'POST /mutate HTTP/1.1'),
      want: '404 expected POST /validate',
    },
    {
      reason: 'another method, with a body',
      bytes: rawRequest.whole(REVIEW, [rawRequest.jsonType], 'PUT /validate HTTP/1.1'),
      want: '404 expected POST /validate',
    },
    {
      reason: 'a URL that is none',
      bytes: rawRequest.whole(REVIEW, [rawRequest.jsonType], 'POST //[%00?timeout=%% HTTP/1.1'),
      want: '404 expected POST /validate',
    },
    {
      reason: 'a timeout that is none',
      bytes: rawRequest.whole(
        REVIEW,
        [rawRequest.jsonType],
        'POST /validate?timeout=%%%&timeout=-1s HTTP/1.1',
      ),
      want: '200 denied',
    },
  ])('$reason: $want', async ({ bytes, want }) => {
    const { port, ca } = await start();
    const client = await rawClient(port, ca);
    client.write(bytes + rawRequest.whole(REVIEW));
    const answers = await client.answers(2);
    expect(answers.map(told)).toEqual([want, '200 denied']);
    expect(answers.map(({ headers }) => headers['connection'])).toEqual([
      'keep-alive',
      'keep-alive',
    ]);
    client.destroy();
  });

  test('pipelined reviews are answered in order, although the first must be asked for', async () => {
    const { port, ca } = await start();
    const client = await rawClient(port, ca);
    const asking = reviewOf(podObject(undefined, { 'vibed.dev/template': 'go-123' }), { uid: 'a' });
    const bodies = [asking, reviewOf(podObject(), { uid: 'b' }), '{', reviewOf({}, { uid: 'c' })];
    client.write(bodies.map((body) => rawRequest.whole(body)).join(''));
    const answers = await client.answers(4);
    const uids = answers.map(
      ({ body }) => (JSON.parse(body) as { response: { uid: string } }).response.uid,
    );
    expect(uids).toEqual(['a', 'b', '', 'c']);
    client.destroy();
  });

  test('a body that comes byte by byte', async () => {
    const { port, ca } = await start();
    const client = await rawClient(port, ca);
    const short = '{"apiVersion":"x"}';
    const bytes = rawRequest.whole(short);
    for (const byte of bytes) {
      client.write(byte);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const [answer] = await client.answers(1);
    expect(answer?.status).toBe(400);
    client.destroy();
  });
});

describe('requests as bytes: answered, and the connection is closed', () => {
  test.each<{ reason: string; bytes: string; want: string[] }>([
    {
      reason: 'a body whose length is too large is refused before it comes',
      bytes: rawRequest.head([rawRequest.jsonType, `Content-Length: ${8 * MiB + 1}`]),
      want: ['413 the body is larger than 8 MiB'],
    },
    {
      reason: 'a body of a length beyond all numbers',
      bytes: rawRequest.head([rawRequest.jsonType, `Content-Length: ${2 ** 60}`]),
      want: ['413 the body is larger than 8 MiB'],
    },
    {
      reason: 'chunks that are too large together',
      bytes: rawRequest.chunked(Array.from({ length: 9 }, () => 'x'.repeat(MiB))),
      want: ['413 the body is larger than 8 MiB'],
    },
    {
      reason: 'a client that closes its connections',
      bytes: rawRequest.whole(REVIEW, [rawRequest.jsonType, 'Connection: close']),
      want: ['200 denied'],
    },
    {
      reason: 'a client of HTTP/1.0',
      bytes: rawRequest.whole(REVIEW, [rawRequest.jsonType], 'POST /validate HTTP/1.0'),
      want: ['200 denied'],
    },
    {
      reason: 'a body for nobody that is too large to be read for nothing',
      bytes:
        rawRequest.head([`Content-Length: ${100 * MiB}`], 'POST / HTTP/1.1') +
        'x'.repeat(8 * MiB + 1),
      want: ['404 expected POST /validate'],
    },
    {
      reason: 'a length and chunks',
      bytes:
        rawRequest.head([rawRequest.jsonType, 'Content-Length: 5', 'Transfer-Encoding: chunked']) +
        '0\r\n\r\n',
      want: ['400'],
    },
    {
      reason: 'two lengths',
      bytes:
        rawRequest.head([rawRequest.jsonType, 'Content-Length: 5', 'Content-Length: 6']) + '12345',
      want: ['400'],
    },
    {
      reason: 'a length that is none',
      bytes: rawRequest.head([rawRequest.jsonType, 'Content-Length: -1']),
      want: ['400'],
    },
    {
      reason: 'a length that is too short: the rest is no request',
      bytes: rawRequest.head([rawRequest.jsonType, 'Content-Length: 2']) + '{}{}',
      want: ['400'],
    },
    {
      reason: 'an upgrade that nobody offers',
      bytes: rawRequest.whole(REVIEW, [rawRequest.jsonType, 'Connection: upgrade', 'Upgrade: h2c']),
      want: ['200 denied'],
    },
    { reason: 'no HTTP', bytes: '\u0000\u0001garbage\r\n\r\n', want: ['400'] },
    { reason: 'no host', bytes: 'POST /validate HTTP/1.1\r\n\r\n', want: ['400'] },
    {
      reason: 'headers without end',
      bytes: rawRequest.head([`X-Long: ${'x'.repeat(64 * 1024)}`]),
      want: ['431'],
    },
    {
      reason: 'a preface of HTTP/2',
      bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      want: ['400'],
    },
  ])('$reason: $want', async ({ bytes, want }) => {
    const { port, ca, post } = await start({ request: 2_000, check: 100 });
    const client = await rawClient(port, ca);
    client.write(bytes);
    const expected = want.length;
    expect((await client.answers(expected)).map(told)).toEqual(want);
    client.end();
    expect((await client.closed()).map(told)).toEqual(want);
    expect((await post(REVIEW)).status).toBe(200);
  });

  test('a client that goes on sending a body that is too large reads the answer, and is cut off', async () => {
    const { port, ca } = await start();
    const client = await rawClient(port, ca);
    client.write(rawRequest.head([rawRequest.jsonType, `Content-Length: ${64 * MiB}`]));
    const sending = setInterval(() => client.write(Buffer.alloc(MiB)), 2);
    const answers = await client.closed();
    clearInterval(sending);
    expect(answers.map(told)).toEqual(['413 the body is larger than 8 MiB']);
  });
});
