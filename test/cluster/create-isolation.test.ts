import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createIsolation } from '../../src/cluster/create-isolation.ts';
import { createKubeClient } from '../../src/cluster/client/create-kube-client.ts';
import type { KubeClient } from '../../src/cluster/client/kube-client.ts';
import { FakeKubeApi } from './fake-kube-api.ts';
import { silentLog } from './silent-log.ts';

let api: FakeKubeApi;
let client: KubeClient;
beforeEach(async () => {
  api = new FakeKubeApi();
  client = createKubeClient(await api.start(), { userAgent: 'test' });
});
afterEach(async () => {
  await client.close();
  await api.stop();
});

describe('createIsolation()', () => {
  test('applies one policy without rules for validation pods, and again only after a while', async () => {
    api.serve('/apis/networking.k8s.io/v1/networkpolicies');
    let now = 0;
    const isolate = createIsolation({ client, log: silentLog(), now: () => now });
    await isolate('apps');
    await isolate('apps');
    await isolate('other');
    now += 600_000;
    await isolate('apps');
    expect(api.requests.map(({ path }) => path.split('/')[5])).toEqual(['apps', 'other', 'apps']);
    expect(api.requests[0]).toMatchObject({
      method: 'PATCH',
      path: '/apis/networking.k8s.io/v1/namespaces/apps/networkpolicies/base-image-validation',
      query: { fieldManager: 'base-image-controller', force: 'true' },
      contentType: 'application/apply-patch+yaml',
      body: {
        metadata: { name: 'base-image-validation', namespace: 'apps' },
        spec: {
          podSelector: {
            matchExpressions: [{ key: 'images.vibed.dev/validation', operator: 'Exists' }],
          },
          policyTypes: ['Ingress', 'Egress'],
        },
      },
    });
  });

  test('a failure is logged, stops nothing, and is tried again the next time', async () => {
    const log = silentLog();
    const isolate = createIsolation({ client, log, now: () => 0 });
    await isolate('apps');
    await isolate('apps');
    expect([api.requests.length, log.lines.map(({ level }) => level)]).toEqual([
      2,
      ['warn', 'warn'],
    ]);
  });
});
