import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createKubeClient } from '../../src/cluster/client/create-kube-client.ts';
import type { KubeClient } from '../../src/cluster/client/kube-client.ts';
import { readLog } from '../../src/cluster/read-log.ts';
import { FakeKubeApi } from './fake-kube-api.ts';

const part = { namespace: 'apps', pod: 'validate-1-x', uid: 'u1', container: 'files', bytes: 64 };
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
  /** A kubelet that gives a log, and an API server whose pod of that name has a UID. */
  function serve(log: string, uid = 'u1'): void {
    api.intercept = ({ path }, response) => {
      const [type, text] = path.endsWith('/log')
        ? ['text/plain', log]
        : ['application/json', JSON.stringify({ metadata: { uid } })];
      response.writeHead(200, { 'content-type': type }).end(text);
      return true;
    };
  }

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
    serve(log);
    expect(await readLog(client, part, AbortSignal.timeout(5000))).toBe(want);
    expect(api.requests[0]).toMatchObject({
      path: '/api/v1/namespaces/apps/pods/validate-1-x/log',
      query: { container: 'files', limitBytes: '64' },
    });
  });

  test('what is the log of a namesake is the log of nobody', async () => {
    serve('forged', 'u2');
    await expect(readLog(client, part, AbortSignal.timeout(5000))).rejects.toThrow('another pod');
  });

  test.each([
    `unable to retrieve container logs for containerd://${'a'.repeat(64)}`.slice(0, 64),
    'failed to try resolving symlinks in path "/var/log": not there\n',
  ])('a kubelet that has no log says so in its place: %s', async (log) => {
    serve(log);
    await expect(readLog(client, part, AbortSignal.timeout(5000))).rejects.toThrow('no log');
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
