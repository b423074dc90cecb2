import { afterEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallerGuard } from '../../../src/authn/caller-guard.ts';
import { podObject } from '../sandbox-objects.ts';
import { reviewOf, startServer } from '../start-server.ts';
import type { StartedServer } from '../start-server.ts';
import { rawClient } from './raw-client.ts';
import { rawRequest } from './raw-request.ts';

const REVIEW = reviewOf(podObject());
const REFUSAL = { code: 401, message: 'the token has expired' } as const;
const STATUS = { code: 401, reason: 'Unauthorized', message: REFUSAL.message };

const started: StartedServer[] = [];
afterEach(async () => {
  for (const { stop } of started.splice(0)) await stop();
});

async function start(guard: CallerGuard): Promise<StartedServer> {
  const server = await startServer({ finish: 100 }, { guard });
  started.push(server);
  return server;
}

/** Knows `Bearer good`, at once or after a while. */
const atOnce: CallerGuard = (authorization) =>
  authorization === 'Bearer good' ? undefined : REFUSAL;
const later: CallerGuard = async (authorization) => {
  await sleep(20);
  return atOnce(authorization);
};

function requestOf(token: string | undefined, body = REVIEW): string {
  const authorization = token === undefined ? [] : [`Authorization: Bearer ${token}`];
  return rawRequest.whole(body, [rawRequest.jsonType, ...authorization]);
}

describe.each([
  { when: 'at once', guard: atOnce },
  { when: 'after a while', guard: later },
])('a guard that decides $when', ({ guard }) => {
  test('lets reviews of callers pass that it knows, and no others, on one connection', async () => {
    const { port, ca, cluster } = await start(guard);
    const client = await rawClient(port, ca);
    client.write(requestOf('good') + requestOf(undefined) + requestOf('bad') + requestOf('good'));
    const answers = await client.answers(4);
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 401, 200]);
    expect(JSON.parse(answers[1]?.body ?? '')).toMatchObject({
      kind: 'AdmissionReview',
      response: { allowed: false, status: STATUS },
    });
    expect(answers[1]?.body).not.toContain('\n');
    expect(answers[1]?.headers['www-authenticate']).toBe('Bearer');
    expect(answers[0]?.headers['www-authenticate']).toBeUndefined();
    // What it refuses is its own to tell: everybody could fill the log.
    expect(cluster.events.map(({ outcome }) => outcome)).toEqual(['Reject', 'Reject']);
    client.destroy();
  });

  test('keeps all of a large body meanwhile', async () => {
    const { port, ca } = await start(guard);
    const client = await rawClient(port, ca);
    const object = podObject();
    const large = reviewOf({ ...object, spec: { ...object.spec, more: 'x'.repeat(1024 * 1024) } });
    client.write(requestOf('good', large) + requestOf('bad', large) + requestOf('good'));
    const answers = await client.answers(3);
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 200]);
    client.destroy();
  });

  test('is asked before the path, the method and the body', async () => {
    const { port, ca } = await start(guard);
    const client = await rawClient(port, ca);
    for (const line of ['GET /validate HTTP/1.1', 'POST /none HTTP/1.1', 'DELETE / HTTP/1.1'])
      client.write(rawRequest.head([], line));
    client.write(requestOf('bad', 'garbage'));
    const answers = await client.answers(4);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    client.destroy();
  });

  test('has a client that asks first not send its body', async () => {
    const { port, ca } = await start(guard);
    const client = await rawClient(port, ca);
    client.write(
      rawRequest.head([rawRequest.jsonType, 'Content-Length: 100', 'Expect: 100-continue']),
    );
    const answers = await client.closed();
    expect(answers.map(({ status, headers }) => [status, headers['connection']])).toEqual([
      [401, 'close'],
    ]);
  });

  test('does not wait for a client that is gone', async () => {
    const { port, ca, post } = await start(guard);
    for (const token of ['good', 'bad'])
      for (let n = 0; n < 20; n += 1) {
        const client = await rawClient(port, ca);
        client.write(requestOf(token).slice(0, -1));
        client.destroy();
      }
    const headers = { 'content-type': 'application/json', authorization: 'Bearer good' };
    expect(await post(REVIEW, { headers })).toMatchObject({ status: 200 });
  });
});

test.each([
  {
    reason: 'of a caller that is known it is told',
    refusal: undefined,
    told: ['BadRequest', 'Invalid'],
  },
  { reason: 'of another the guard has told', refusal: REFUSAL, told: ['Invalid'] },
])('a client goes away while it is judged: $reason', async ({ refusal, told }) => {
  const asked = Promise.withResolvers<undefined>();
  const judged = Promise.withResolvers<typeof refusal>();
  let calls = 0;
  const { port, ca, post, cluster } = await start(() => {
    calls += 1;
    asked.resolve(undefined);
    return calls === 1 ? judged.promise : undefined;
  });
  const client = await rawClient(port, ca);
  client.write(requestOf('good').slice(0, -1));
  await asked.promise;
  client.destroy();
  await sleep(50);
  judged.resolve(refusal);
  expect(await post(REVIEW)).toMatchObject({ status: 200 });
  expect(cluster.events.map(({ reason }) => reason)).toEqual(told);
});

test('a guard that cannot tell is no refusal', async () => {
  const { post } = await start(() => ({ code: 503, message: 'the keys were not read yet' }));
  expect(await post(REVIEW)).toMatchObject({
    status: 503,
    body: { response: { status: { reason: 'ServiceUnavailable' } } },
  });
});
