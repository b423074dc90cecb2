import type { RequestOptions } from 'node:https';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { ServerTiming } from '../../src/admission/admission-server.ts';
import { SENTENCE } from '../gate/template-object.ts';
import { podObject } from './sandbox-objects.ts';
import { reviewOf, startServer } from './start-server.ts';
import type { StartedServer } from './start-server.ts';

let stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
});

async function start(timing: Partial<ServerTiming> = {}): Promise<StartedServer> {
  const started = await startServer(timing);
  stops.push(started.stop);
  return started;
}

function failure(code: number, reason: string, message: string, uid = '') {
  return {
    apiVersion: 'admission.k8s.io/v1',
    kind: 'AdmissionReview',
    response: { uid, allowed: false, status: { code, reason, message } },
  };
}

describe('createAdmissionServer: answers', () => {
  test('a rejection carries code, reason, message and audit annotations, and echoes the uid', async () => {
    const { post, cluster } = await start();
    const message = `metadata.labels[vibed.dev/template]: BaseImageTemplate "node-24" is invalid: ${SENTENCE}`;
    const { status, body } = await post(reviewOf(podObject()));
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        apiVersion: 'admission.k8s.io/v1',
        kind: 'AdmissionReview',
        response: {
          uid: '705ab4f5-6393-11e8-b7cc-42010a800002',
          allowed: false,
          status: { code: 403, reason: 'Forbidden', message },
          auditAnnotations: { decision: 'Reject', reason: 'Invalid', template: 'node-24', message },
        },
      },
    });
    expect(cluster.events).toEqual([
      {
        outcome: 'Reject',
        reason: 'Invalid',
        kind: 'Pod',
        operation: 'CREATE',
        dryRun: false,
        namespace: 'apps',
        name: 'app',
        template: 'node-24',
        message,
        seconds: expect.any(Number),
      },
    ]);
  });

  test('a warning admits and says so', async () => {
    const { post } = await start();
    const object = podObject(undefined, { 'vibed.dev/template': 'go-123' });
    const { body } = await post(reviewOf(object, { dryRun: true }));
    const message =
      'metadata.labels[vibed.dev/template]: BaseImageTemplate "go-123" does not exist in namespace "apps"; create it there, or correct the label';
    expect(body).toMatchObject({ response: { allowed: true, warnings: [message] } });
  });

  test('an admission is annotated too', async () => {
    const { post } = await start();
    const { body } = await post(reviewOf(podObject(undefined, {})));
    expect(body).toMatchObject({
      response: { allowed: true, auditAnnotations: { decision: 'Admit', reason: 'NoReference' } },
    });
  });

  test('the API server that does not answer in time costs half of the given time', async () => {
    const { post, cluster } = await start();
    cluster.answer = 'hangs';
    const started = performance.now();
    const object = podObject(undefined, { 'vibed.dev/template': 'go-123' });
    const { body } = await post(reviewOf(object), { path: '/validate?timeout=200ms' });
    expect(body).toMatchObject({ response: { allowed: true } });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('createAdmissionServer: bad requests', () => {
  const json = { 'content-type': 'application/json' };
  test.each<{
    reason: string;
    body: string;
    options?: RequestOptions;
    want: unknown;
    status: number;
  }>([
    {
      reason: 'no JSON, whose words are not repeated',
      body: '{"secret',
      status: 400,
      want: failure(400, 'BadRequest', 'the body is no JSON'),
    },
    {
      reason: 'another content type',
      body: '{}',
      options: { headers: { 'content-type': 'text/plain' } },
      status: 400,
      want: failure(400, 'BadRequest', 'expected content type application/json'),
    },
    {
      reason: 'another charset',
      body: '{}',
      options: { headers: { 'content-type': 'application/json; charset=utf-16' } },
      status: 400,
      want: failure(400, 'BadRequest', 'the body must be UTF-8'),
    },
    {
      reason: 'no body',
      body: '',
      options: { headers: { 'content-type': 'application/json; charset="UTF-8"' } },
      status: 400,
      want: failure(400, 'BadRequest', 'the body is no JSON'),
    },
    {
      reason: 'a compressed body',
      body: '{}',
      options: { headers: { ...json, 'content-encoding': 'gzip' } },
      status: 400,
      want: failure(400, 'BadRequest', 'the body must not be compressed'),
    },
    {
      reason: 'a body of more than 8 MiB',
      body: `"${'x'.repeat(8 * 1024 * 1024)}"`,
      status: 413,
      want: failure(413, 'RequestEntityTooLarge', 'the body is larger than 8 MiB'),
    },
    {
      reason: 'JSON that is no review',
      body: '[]',
      status: 400,
      want: failure(400, 'BadRequest', 'expected an AdmissionReview of admission.k8s.io/v1'),
    },
    {
      reason: 'a review of another version',
      body: reviewOf({}).replace('admission.k8s.io/v1', 'admission.k8s.io/v1beta1'),
      status: 400,
      want: failure(
        400,
        'BadRequest',
        'expected an AdmissionReview of admission.k8s.io/v1',
        '705ab4f5-6393-11e8-b7cc-42010a800002',
      ),
    },
    {
      reason: 'a review without uid',
      body: reviewOf({}, { uid: 7 }),
      status: 400,
      want: failure(400, 'BadRequest', 'request.uid: expected a text'),
    },
    {
      reason: 'another path',
      body: '{}',
      options: { path: '/' },
      status: 404,
      want: failure(404, 'Unknown', 'expected POST /validate'),
    },
    {
      reason: 'another method',
      body: '',
      options: { method: 'GET' },
      status: 404,
      want: failure(404, 'Unknown', 'expected POST /validate'),
    },
  ])('$reason', async ({ body, options, want, status }) => {
    const { post } = await start();
    const answer = await post(body, options);
    expect({ status: answer.status, body: answer.body }).toEqual({ status, body: want });
    expect((await post(reviewOf(podObject()))).status).toBe(200);
  });

  test('a fault of our own is an error, which failurePolicy judges, and its words stay inside', async () => {
    const { post, cluster } = await start();
    cluster.options.lookups.templates.get = () => {
      throw new Error('inner words');
    };
    const { status, body } = await post(reviewOf(podObject()));
    expect({ status, body }).toEqual({
      status: 500,
      body: failure(500, 'InternalError', 'internal error'),
    });
    expect(cluster.events).toMatchObject([{ outcome: 'Error', message: 'inner words' }]);
  });

  test('a body that never ends is cut off', async () => {
    const { port, ca } = await start({ request: 150, check: 50 });
    const socket = connectTls({
      port,
      host: '127.0.0.1',
      servername: 'localhost',
      ca,
    });
    socket.write(
      'POST /validate HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
    );
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
    await new Promise((resolve) => socket.on('close', resolve));
    expect(received).toContain('HTTP/1.1 408');
  });
});
