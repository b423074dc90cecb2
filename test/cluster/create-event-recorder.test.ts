import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createEventRecorder } from '../../src/cluster/create-event-recorder.ts';
import { createKubeClient } from '../../src/cluster/client/create-kube-client.ts';
import type { BaseImageTemplate } from '../../src/api/base-image-template.ts';
import type { KubeClient } from '../../src/cluster/client/kube-client.ts';
import { FakeKubeApi } from './fake-kube-api.ts';
import { silentLog } from './silent-log.ts';
import { until } from './until.ts';

const template = {
  metadata: { namespace: 'apps', name: 'node-24', uid: 'u1', resourceVersion: '5' },
} as BaseImageTemplate;

let api: FakeKubeApi;
let client: KubeClient;
beforeEach(async () => {
  api = new FakeKubeApi();
  api.serve('/api/v1/pods');
  api.serve('/apis/events.k8s.io/v1/events');
  client = createKubeClient(await api.start(), { userAgent: 'base-image-operator/test' });
});
afterEach(async () => {
  await client.close();
  await api.stop();
});

const last = () => api.requests[api.requests.length - 1];

/** Answers the next requests like an API server that refuses. */
function refuse(code: number, reason: string): void {
  api.intercept = (_request, response) => {
    response
      .writeHead(code, { 'content-type': 'application/json' })
      .end(JSON.stringify({ kind: 'Status', code, reason, message: 'no' }));
    return true;
  };
}

describe('createEventRecorder()', () => {
  const event = {
    template,
    type: 'Warning',
    reason: 'RunsAsRoot',
    message: 'USER is root',
  } as const;
  const recorder = () =>
    createEventRecorder({
      client,
      log: silentLog(),
      now: () => 1_700_000_000_000,
      identity: 'pod-1',
    });

  test('publishes an Event about the template', async () => {
    recorder().publish(event);
    await until(() => api.requests.length === 1, 'the Event');
    expect(last()).toMatchObject({
      method: 'POST',
      path: '/apis/events.k8s.io/v1/namespaces/apps/events',
      body: {
        metadata: { name: 'node-24.18bcfe56800001', namespace: 'apps' },
        eventTime: '2023-11-14T22:13:20.000000Z',
        reportingController: 'images.vibed.dev/base-image-controller',
        reportingInstance: 'pod-1',
        type: 'Warning',
        reason: 'RunsAsRoot',
        note: 'USER is root',
        regarding: { kind: 'BaseImageTemplate', namespace: 'apps', name: 'node-24', uid: 'u1' },
      },
    });
  });

  test('says the same thing once, and again after something else', async () => {
    const events = recorder();
    events.publish(event);
    events.publish(event);
    events.publish({ ...event, type: 'Normal', reason: 'Valid', message: 'fine' });
    events.publish(event);
    await until(() => api.requests.length === 3, 'three Events');
    await client.request({ method: 'GET', path: '/api/v1/pods' });
    expect(api.requests).toHaveLength(4);
  });

  test('a failure is logged, and the next try is not taken for a repetition', async () => {
    refuse(403, 'Forbidden');
    const log = silentLog();
    const events = createEventRecorder({ client, log, now: () => 0, identity: 'pod-1' });
    events.publish(event);
    await until(() => log.lines.length === 1, 'the warning');
    events.publish(event);
    await until(() => api.requests.length === 2, 'the second try');
    expect(log.lines[0]?.message).toBe('An Event could not be published');
  });
});
