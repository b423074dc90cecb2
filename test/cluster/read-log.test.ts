import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createKubeClient } from '../../src/cluster/create-kube-client.ts';
import type { KubeClient } from '../../src/cluster/kube-client.ts';
import { readLog } from '../../src/cluster/read-log.ts';
import { FakeKubeApi } from './fake-kube-api.ts';

const part = { namespace: 'apps', pod: 'validate-1-x', container: 'files', bytes: 64 };
let api: FakeKubeApi;
let client: KubeClient;

beforeEach(async () => {
  api = new FakeKubeApi();
  client = createKubeClient(await api.start(), { userAgent: 'base-image-operator/test' });
});

afterEach(async () => {
  await client.close();
  await api.stop();
});

describe('readLog()', () => {
  test.each([
    { of: 'a short one', log: 'one\ntwo\n', want: 'one\ntwo\n' },
    { of: 'one that is JSON stays a text', log: '{"v":1}', want: '{"v":1}' },
    {
      of: 'a kubelet that gives more than was asked for',
      log: 'x'.repeat(99),
      want: 'x'.repeat(64),
    },
    { of: 'an empty one', log: '', want: '' },
  ])('$of', async ({ log, want }) => {
    api.intercept = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).end(log);
      return true;
    };
    expect(await readLog(client, part, AbortSignal.timeout(5000))).toBe(want);
    expect(api.requests.at(-1)).toMatchObject({
      path: '/api/v1/namespaces/apps/pods/validate-1-x/log',
      query: { container: 'files', limitBytes: '64' },
    });
  });

  test('a refusal is an error with the answer', async () => {
    api.intercept = (_request, response) => {
      response
        .writeHead(403, { 'content-type': 'application/json' })
        .end(JSON.stringify({ kind: 'Status', reason: 'Forbidden', code: 403 }));
      return true;
    };
    await expect(readLog(client, part, AbortSignal.timeout(5000))).rejects.toMatchObject({
      code: 403,
    });
  });
});
