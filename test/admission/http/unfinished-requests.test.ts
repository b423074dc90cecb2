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
describe('requests as bytes: never judged', () => {
  test.each<{ reason: string; leave: 'end' | 'destroy' }>([
    { reason: 'a client that sends no more', leave: 'end' },
    { reason: 'a client that is gone', leave: 'destroy' },
  ])('a review whose last byte is missing, by $reason', async ({ leave }) => {
    const { port, ca, cluster, post } = await start();
    const client = await rawClient(port, ca);
    client.write(
      rawRequest.head([rawRequest.jsonType, `Content-Length: ${REVIEW.length + 1}`]) + REVIEW,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    client[leave]();
    const answers = await client.closed();
    expect(answers.filter(({ status }) => status === 200)).toEqual([]);
    await post(reviewOf({}));
    expect(cluster.events.map(({ outcome }) => outcome)).toEqual(['Error', 'Admit']);
  });

  test('a review whose last chunk is missing', async () => {
    const { port, ca, cluster, post } = await start();
    const client = await rawClient(port, ca);
    client.write(rawRequest.chunked([REVIEW]).slice(0, -5));
    await new Promise((resolve) => setTimeout(resolve, 50));
    client.destroy();
    await client.closed();
    await post(reviewOf({}));
    expect(cluster.events.map(({ outcome }) => outcome)).toEqual(['Error', 'Admit']);
  });

  test.each<{ reason: string; bytes: string }>([
    { reason: 'a head', bytes: 'POST /validate HTTP/1.1\r\nHost: localhost\r\nX: ' },
    {
      reason: 'a body',
      bytes: rawRequest.head([rawRequest.jsonType, 'Content-Length: 100']) + '{',
    },
    {
      reason: 'a body in chunks',
      bytes: rawRequest.head([rawRequest.jsonType, 'Transfer-Encoding: chunked']) + '1\r\n{\r\n',
    },
    {
      reason: 'a body for nobody',
      bytes: rawRequest.head(['Content-Length: 100'], 'POST / HTTP/1.1') + '{',
    },
  ])('$reason that comes for ever is cut off', async ({ bytes }) => {
    const { port, ca, cluster } = await start({ request: 200, check: 20 });
    const client = await rawClient(port, ca);
    client.write(bytes);
    const drip = setInterval(() => client.write('0'), 20);
    const answers = await client.closed();
    clearInterval(drip);
    expect(answers.map(told)).toEqual(['408']);
    expect(cluster.events.filter(({ outcome }) => outcome !== 'Error')).toEqual([]);
  });
});

describe('requests as bytes: Expect: 100-continue', () => {
  const expecting = [
    rawRequest.jsonType,
    'Expect: 100-continue',
    `Content-Length: ${REVIEW.length}`,
  ];

  test('the body is asked for, and judged', async () => {
    const { port, ca } = await start();
    const client = await rawClient(port, ca);
    client.write(rawRequest.head(expecting));
    expect((await client.answers(1)).map(told)).toEqual(['100']);
    client.write(REVIEW);
    expect((await client.answers(2)).map(told)).toEqual(['100', '200 denied']);
    client.write(rawRequest.whole(REVIEW));
    expect(await client.answers(3)).toHaveLength(3);
    client.destroy();
  });

  test.each<{ reason: string; bytes: string; want: string }>([
    {
      reason: 'another type',
      bytes: rawRequest.head(['Content-Type: text/plain', ...expecting.slice(1)]),
      want: '400 expected content type application/json',
    },
    {
      reason: 'a length that is too large',
      bytes: rawRequest.head([...expecting.slice(0, 2), `Content-Length: ${9 * MiB}`]),
      want: '413 the body is larger than 8 MiB',
    },
    {
      reason: 'another path',
      bytes: rawRequest.head(expecting, 'POST / HTTP/1.1'),
      want: '404 expected POST /validate',
    },
  ])('$reason is refused without asking for the body', async ({ bytes, want }) => {
    const { port, ca } = await start();
    const client = await rawClient(port, ca);
    client.write(bytes);
    const answers = await client.closed();
    expect(answers.map(told)).toEqual([want]);
    expect(answers[0]?.headers['connection']).toBe('close');
  });
});
