import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createCertificateStore } from '../../src/cluster/create-certificate-store.ts';
import { createKubeClient } from '../../src/cluster/client/create-kube-client.ts';
import type { KubeClient } from '../../src/cluster/client/kube-client.ts';
import { FakeKubeApi } from './fake-kube-api.ts';

const WEBHOOKS = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';

let api: FakeKubeApi;
let client: KubeClient;
beforeEach(async () => {
  api = new FakeKubeApi();
  api.serve('/api/v1/secrets');
  client = createKubeClient(await api.start(), { userAgent: 'base-image-operator/test' });
});
afterEach(async () => {
  await client.close();
  await api.stop();
});

const last = () => api.requests[api.requests.length - 1];

describe('createCertificateStore()', () => {
  test('writes Secrets in base64 by apply and reads them back as text', async () => {
    const store = createCertificateStore(client, 'system');
    await store.applySecret('tls', 'kubernetes.io/tls', { 'tls.crt': 'PEM' });
    const written = last();
    expect([
      written?.query,
      written?.contentType,
      written?.body,
      await store.readSecret('tls'),
      await store.readSecret('none'),
    ]).toEqual([
      { fieldManager: 'base-image-certificates', force: 'true' },
      'application/apply-patch+yaml',
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'tls', namespace: 'system' },
        type: 'kubernetes.io/tls',
        data: { 'tls.crt': 'UEVN' },
      },
      { 'tls.crt': 'PEM' },
      undefined,
    ]);
  });

  test('deletes and makes anew a Secret that cannot be changed', async () => {
    const store = createCertificateStore(client, 'system');
    const seen: string[] = [];
    api.intercept = ({ method, path }, response) => {
      seen.push(`${method} ${path}`);
      const code = seen.length === 1 ? 422 : 200;
      response.writeHead(code).end(JSON.stringify({ kind: 'Status', code, reason: 'Invalid' }));
      return true;
    };
    await store.applySecret('tls', 'kubernetes.io/tls', { 'tls.crt': 'PEM' });
    const path = '/api/v1/namespaces/system/secrets/tls';
    expect(seen).toEqual([`PATCH ${path}`, `DELETE ${path}`, `PATCH ${path}`]);
  });

  test('deletes nothing where it may not write', async () => {
    api.intercept = (_request, response) => {
      response.writeHead(403).end('{}');
      return true;
    };
    const store = createCertificateStore(client, 'system');
    const outcome = store.applySecret('tls', 'Opaque', {});
    await expect(outcome).rejects.toMatchObject({ code: 403 });
    expect(api.requests.map(({ method }) => method)).toEqual(['PATCH']);
  });

  describe('and the webhook configuration', () => {
    const webhook = (name: string, caBundle?: string) => ({
      name,
      clientConfig: caBundle === undefined ? {} : { caBundle },
    });
    const put = (...webhooks: object[]) => {
      api.serve(WEBHOOKS);
      api.put(WEBHOOKS, { metadata: { name: 'gate' }, webhooks });
    };

    test('reads the bundle of every webhook as text', async () => {
      const store = createCertificateStore(client, 'system');
      expect(await store.readCaBundles('gate')).toBeUndefined();
      put(webhook('a.x.y'), webhook('b.x.y', 'b2xk'));
      expect(await store.readCaBundles('gate')).toEqual(['', 'old']);
    });

    test('sets the bundle where it is missing, and owns nothing but that', async () => {
      const store = createCertificateStore(client, 'system');
      expect(await store.applyCaBundle('gate', 'CA')).toBe('absent');
      put(webhook('a.x.y'), webhook('b.x.y', 'Q0E='), webhook('c.x.y', 'b2xk'));
      api.intercept = ({ method }, response) => {
        if (method === 'PATCH') response.writeHead(200).end('{}');
        return method === 'PATCH';
      };
      expect(await store.applyCaBundle('gate', 'CA')).toBe('applied');
      expect(last()).toMatchObject({
        path: `${WEBHOOKS}/gate`,
        query: { fieldManager: 'base-image-certificates' },
        contentType: 'application/json-patch+json',
        body: [
          { op: 'test', path: '/webhooks/0/name', value: 'a.x.y' },
          { op: 'add', path: '/webhooks/0/clientConfig/caBundle', value: 'Q0E=' },
          { op: 'test', path: '/webhooks/2/name', value: 'c.x.y' },
          { op: 'add', path: '/webhooks/2/clientConfig/caBundle', value: 'Q0E=' },
        ],
      });
    });

    test('writes nothing where it is set', async () => {
      const store = createCertificateStore(client, 'system');
      put(webhook('a.x.y', 'Q0E='));
      expect(await store.applyCaBundle('gate', 'CA')).toBe('applied');
      expect(api.requests.map(({ method }) => method)).toEqual(['GET']);
    });
  });
});
