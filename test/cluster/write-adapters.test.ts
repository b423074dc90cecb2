import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { applyStatus } from '../../src/cluster/apply-status.ts';
import { createJobs } from '../../src/cluster/create-jobs.ts';
import { createKubeClient } from '../../src/cluster/client/create-kube-client.ts';
import { createObjectReader } from '../../src/cluster/create-object-reader.ts';
import type { BaseImageTemplate } from '../../src/api/base-image-template.ts';
import type { KubeClient } from '../../src/cluster/client/kube-client.ts';
import { newestWarning } from '../../src/cluster/newest-warning.ts';
import { apiStatus } from '../../src/errors/api-status.ts';
import { FakeKubeApi } from './fake-kube-api.ts';
import { silentLog } from './silent-log.ts';

const TEMPLATES = '/apis/images.vibed.dev/v1alpha1/baseimagetemplates';
const JOBS = '/apis/batch/v1/jobs';
const template = {
  metadata: { namespace: 'apps', name: 'node-24', uid: 'u1', resourceVersion: '5' },
} as BaseImageTemplate;

let api: FakeKubeApi;
let client: KubeClient;
beforeEach(async () => {
  api = new FakeKubeApi();
  for (const collection of [
    TEMPLATES,
    JOBS,
    '/api/v1/pods',
    '/api/v1/secrets',
    '/apis/events.k8s.io/v1/events',
  ])
    api.serve(collection);
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

describe('applyStatus()', () => {
  test('is one forced server-side apply of the status subresource, bound to the version that was looked at', async () => {
    await applyStatus(client, template, { observedGeneration: 3 });
    expect(last()).toEqual({
      method: 'PATCH',
      path: '/apis/images.vibed.dev/v1alpha1/namespaces/apps/baseimagetemplates/node-24/status',
      query: { fieldManager: 'base-image-controller', force: 'true' },
      contentType: 'application/apply-patch+yaml',
      authorization: 'Bearer secret-token',
      body: {
        apiVersion: 'images.vibed.dev/v1alpha1',
        kind: 'BaseImageTemplate',
        metadata: { namespace: 'apps', name: 'node-24', uid: 'u1', resourceVersion: '5' },
        status: { observedGeneration: 3 },
      },
    });
  });

  test("throws the API server's answer in the shape that the error readers know", async () => {
    refuse(409, 'Conflict');
    const error = await applyStatus(client, template, {}).catch((reason: unknown) => reason);
    expect([apiStatus(error), String(error)]).toEqual([
      { code: 409, reason: 'Conflict', message: 'no' },
      'KubeApiError: PATCH /apis/images.vibed.dev/v1alpha1/namespaces/apps/baseimagetemplates/node-24/status: 409 no',
    ]);
  });
});

describe('createJobs()', () => {
  const job = { metadata: { namespace: 'apps', name: 'validate-1' } };
  const identity = { namespace: 'apps', name: 'validate-1', uid: 'j1' };

  test('creates, counts what it created, reads it back with Dates, and does not find what is not there', async () => {
    let created = 0;
    const jobs = createJobs(client, { created: () => (created += 1) });
    await jobs.create({ ...job, metadata: { ...job.metadata, creationTimestamp: new Date(0) } });
    const found = await jobs.get('apps', 'validate-1');
    expect([created, found?.metadata?.creationTimestamp, await jobs.get('apps', 'other')]).toEqual([
      1,
      new Date(0),
      undefined,
    ]);
  });

  test('a Job that exists is an error, and not counted', async () => {
    let created = 0;
    const jobs = createJobs(client, { created: () => (created += 1) });
    await jobs.create(job);
    const error = await jobs.create(job).catch((reason: unknown) => reason);
    expect([apiStatus(error)?.reason, created]).toEqual(['AlreadyExists', 1]);
  });

  test('a dry run says so', async () => {
    await createJobs(client).dryRunPod({ metadata: { namespace: 'apps', name: 'p' } });
    expect(last()).toMatchObject({
      method: 'POST',
      path: '/api/v1/namespaces/apps/pods',
      query: { dryRun: 'All' },
    });
  });

  test('adds an owner by a strategic merge patch with the uid as precondition', async () => {
    const owner = { apiVersion: 'v1', kind: 'X', name: 'x', uid: 'o1' };
    await createJobs(client).addOwner(identity, owner);
    expect(last()).toMatchObject({
      method: 'PATCH',
      contentType: 'application/strategic-merge-patch+json',
      body: { metadata: { uid: 'j1', ownerReferences: [owner] } },
    });
  });

  test('deletes in the background with the uid as precondition', async () => {
    const jobs = createJobs(client);
    await jobs.create(job);
    await jobs.delete(identity);
    expect(last()).toMatchObject({
      method: 'DELETE',
      body: { propagationPolicy: 'Background', preconditions: { uid: 'j1' } },
    });
  });

  test.each([
    { reason: 'a Job that is gone is deleted', code: 404, name: 'NotFound', want: undefined },
    {
      reason: "a namesake's Job is not ours to delete",
      code: 409,
      name: 'Conflict',
      want: undefined,
    },
    { reason: 'any other answer is an error', code: 403, name: 'Forbidden', want: 403 },
  ])('$reason', async ({ code, name, want }) => {
    refuse(code, name);
    const outcome = await createJobs(client)
      .delete(identity)
      .catch((error: unknown) => apiStatus(error)?.code);
    expect(outcome).toBe(want);
  });
});

describe('createObjectReader()', () => {
  test('tries each version of a kind and tells absence from inability', async () => {
    const reader = createObjectReader(client);
    const { signal } = new AbortController();
    const alpha = '/apis/extensions.agents.x-k8s.io/v1alpha1/sandboxwarmpools';
    expect(await reader.read('SandboxWarmPool', 'apps', 'p', signal)).toBeUndefined();
    api.serve(alpha);
    api.put(alpha, { metadata: { namespace: 'apps', name: 'p' } });
    expect(await reader.read('SandboxWarmPool', 'apps', 'p', signal)).toMatchObject({
      metadata: { name: 'p' },
    });
    refuse(500, 'InternalError');
    await expect(reader.read('BaseImageTemplate', 'apps', 'x', signal)).rejects.toMatchObject({
      code: 500,
    });
  });
});

describe('newestWarning()', () => {
  const POD = '0a1b';
  const event = (reason: string, lastTimestamp: string) => ({
    metadata: { creationTimestamp: '2026-11-22T00:00:00Z' },
    reason,
    message: `why ${reason}`,
    lastTimestamp,
    eventTime: null,
  });

  test('is the last of the Warnings about the pod', async () => {
    const items = [
      event('FailedMount', '2026-11-22T01:00:00Z'),
      event('FailedCreatePodSandBox', '2026-11-22T01:00:05Z'),
    ];
    api.intercept = (_request, response) => {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ items }));
      return true;
    };
    expect(await newestWarning({ client, log: silentLog() }, 'apps', POD)).toEqual({
      reason: 'FailedCreatePodSandBox',
      message: 'why FailedCreatePodSandBox',
    });
    expect(last()).toMatchObject({
      path: '/api/v1/namespaces/apps/events',
      query: { fieldSelector: 'involvedObject.uid=0a1b,type=Warning', limit: '50' },
    });
  });

  test('is nothing where Events cannot be read', async () => {
    refuse(403, 'Forbidden');
    expect(await newestWarning({ client, log: silentLog() }, 'apps', POD)).toBeUndefined();
  });
});
