import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { podObject } from '../sandbox-objects.ts';
import { reviewOf, startServer } from '../start-server.ts';
import type { StartedServer } from '../start-server.ts';
import { rawClient } from './raw-client.ts';
import { rawRequest } from './raw-request.ts';

const missing = podObject(undefined, { 'vibed.dev/template': 'go-123' });
const FAULT = {
  apiVersion: 'admission.k8s.io/v1',
  kind: 'AdmissionReview',
  response: {
    uid: '',
    allowed: false,
    status: { code: 500, reason: 'InternalError', message: 'internal error' },
  },
};

let started: StartedServer;
beforeEach(async () => {
  started = await startServer({ finish: 100 });
});
afterEach(async () => {
  await started.stop();
});

describe('Exchange', () => {
  test('any bytes are answered with an AdmissionReview, and none of them ends the process', async () => {
    const { post, cluster } = started;
    const review = Buffer.from(reviewOf(podObject()));
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => Buffer.from(text)),
      fc.tuple(fc.nat({ max: review.length - 1 }), fc.nat({ max: 255 })).map(([at, byte]) => {
        const changed = Buffer.from(review);
        changed[at] = byte;
        return changed;
      }),
    );
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        asked++;
        const answer = await post(Buffer.from(body));
        expect([200, 400]).toContain(answer.status);
        expect(answer.body).toMatchObject({
          apiVersion: 'admission.k8s.io/v1',
          kind: 'AdmissionReview',
          response: { uid: expect.any(String), allowed: expect.any(Boolean) },
        });
      }),
      { numRuns: 300 },
    );
    expect(cluster.events).toHaveLength(asked);
  });

  test('a fault while the API server is asked is an error, and is told once', async () => {
    const { post, cluster } = started;
    cluster.options.lookups.templates.get = () => {
      throw new Error('inner words');
    };
    const kind = { group: 'extensions.agents.x-k8s.io', version: 'v1beta1', kind: 'SandboxClaim' };
    const claim = { spec: { warmPoolRef: { name: 'shadow-pool-x' } } };
    cluster.store({
      kind: 'SandboxTemplate',
      metadata: { namespace: 'apps', name: 'x' },
      ...{ spec: { podTemplate: podObject() } },
    });
    const { status, body } = await post(reviewOf(claim, { kind }));
    expect({ status, body }).toEqual({ status: 500, body: FAULT });
    expect(cluster.events).toMatchObject([{ outcome: 'Error', reason: 'InternalError' }]);
  });

  test('an observer that fails costs no answer', async () => {
    const { post, cluster } = started;
    cluster.events.push = () => {
      throw new Error('no room');
    };
    expect((await post(reviewOf(podObject()))).status).toBe(200);
    expect((await post('{')).status).toBe(400);
  });

  test('a client that is gone before the API server answered ends nothing', async () => {
    const { port, ca, cluster, post } = started;
    cluster.answer = 'hangs';
    const client = await rawClient(port, ca);
    const path = 'POST /validate?timeout=200ms HTTP/1.1';
    client.write(rawRequest.whole(reviewOf(missing), [rawRequest.jsonType], path));
    while (cluster.reads.length === 0) await sleep(5);
    client.destroy();
    while (cluster.events.length === 0) await sleep(5);
    expect(cluster.events).toMatchObject([{ outcome: 'Warn', reason: 'TemplateMissing' }]);
    expect((await post(reviewOf(podObject()))).status).toBe(200);
    expect(cluster.events).toHaveLength(2);
  });
});
