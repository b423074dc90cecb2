import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { BaseImageTemplate } from '../../src/api/base-image-template.ts';
import { createKubeClient } from '../../src/cluster/client/create-kube-client.ts';
import type { KubeClient } from '../../src/cluster/client/kube-client.ts';
import { labelRejected } from '../../src/cluster/label-rejected.ts';
import { FakeKubeApi } from './fake-kube-api.ts';

const TEMPLATES = '/apis/images.vibed.dev/v1alpha1/baseimagetemplates';
const template = {
  metadata: { namespace: 'apps', name: 'node-24', uid: 'u1', resourceVersion: '5' },
} as BaseImageTemplate;

let api: FakeKubeApi;
let client: KubeClient;
beforeEach(async () => {
  api = new FakeKubeApi();
  api.serve(TEMPLATES);
  client = createKubeClient(await api.start(), { userAgent: 'base-image-operator/test' });
});
afterEach(async () => {
  await client.close();
  await api.stop();
});

describe('labelRejected()', () => {
  test.each([
    { reason: 'sets the label', value: 'invalid', written: 'invalid' },
    { reason: 'takes it away, whoever wrote it', value: undefined, written: null },
  ])('$reason, bound to the version that was looked at', async ({ value, written }) => {
    api.put(TEMPLATES, { metadata: { namespace: 'apps', name: 'node-24' } });
    await labelRejected(client, template, value);
    expect(api.requests[api.requests.length - 1]).toMatchObject({
      method: 'PATCH',
      path: '/apis/images.vibed.dev/v1alpha1/namespaces/apps/baseimagetemplates/node-24',
      query: { fieldManager: 'base-image-labels' },
      contentType: 'application/merge-patch+json',
      body: {
        metadata: {
          uid: 'u1',
          resourceVersion: '5',
          labels: { 'images.vibed.dev/rejected': written },
        },
      },
    });
  });
});
