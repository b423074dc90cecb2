import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from '../../../src/cluster/client/create-connection.ts';
import { createKubeClient } from '../../../src/cluster/client/create-kube-client.ts';
import { serviceAccount } from '../../../src/cluster/client/service-account.ts';
import { apiServerOf } from '../../../src/config/api-server-of.ts';
import { TlsApi } from './tls-api.ts';

const get = { method: 'GET', path: '/api' } as const;

let folder: string;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'service-account-'));
  write('token', 'first\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('serviceAccount()', () => {
  test.each([
    { reason: 'IPv4', host: '127.0.0.1' },
    { reason: 'IPv6', host: '::1' },
    { reason: 'a name', host: 'localhost' },
  ])(
    '$reason: the certificate is checked against the host that the pod was told',
    async ({ host }) => {
      const api = await TlsApi.start(host);
      write('ca.crt', api.certificate.cert);
      const server = apiServerOf({
        KUBERNETES_SERVICE_HOST: host,
        KUBERNETES_SERVICE_PORT: String(api.port),
      });
      const connection = createConnection(serviceAccount(server ?? '', folder));
      const client = createKubeClient(connection, { userAgent: 'test' });
      await client.request(get);
      await client.close();
      await api.stop();
      expect(
        api.arrived.map(({ authorization, headers }) => [authorization, headers.host]),
      ).toEqual([['Bearer first', server?.slice('https://'.length)]]);
    },
  );

  test('an address that the certificate does not name is told no token', async () => {
    const api = await TlsApi.start('127.0.0.1', ['kubernetes.default.svc']);
    write('ca.crt', api.certificate.cert);
    const connection = createConnection(serviceAccount(api.url, folder));
    const client = createKubeClient(connection, { userAgent: 'test' });
    await expect(client.request(get)).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    await client.close();
    await api.stop();
    expect(api.arrived).toEqual([]);
  });

  test('a rotated token is used after ten seconds, or at once where the old one is refused', async () => {
    const api = await TlsApi.start();
    write('ca.crt', api.certificate.cert);
    let now = 0;
    let good = 'Bearer first';
    api.handle = ({ headers }, response) =>
      response.writeHead(headers.authorization === good ? 200 : 401).end('{}');
    const connection = createConnection(serviceAccount(api.url, folder), () => now);
    const client = createKubeClient(connection, { userAgent: 'test' });
    await client.request(get);
    // The kubelet puts a link in the place of another, as it does here.
    write('token-2', 'second');
    unlinkSync(join(folder, 'token'));
    symlinkSync('token-2', join(folder, 'token'));
    await client.request(get);
    good = 'Bearer second';
    await client.request(get);
    write('token-2', 'third');
    good = 'Bearer third';
    now += 10_001;
    await client.request(get);
    await client.close();
    await api.stop();
    expect(api.arrived.map(({ authorization }) => authorization)).toEqual([
      ...['Bearer first', 'Bearer first', 'Bearer first', 'Bearer second', 'Bearer third'],
    ]);
    expect(api.connections).toBe(1);
  });

  test.each([
    { reason: 'no CA', files: { token: 't' }, want: /ca\.crt'; do not switch automount/ },
    { reason: 'an empty CA', files: { token: 't', 'ca.crt': '\n' }, want: /ca\.crt is empty/ },
    {
      reason: 'no token any more',
      files: { 'ca.crt': 'c' },
      want: /token'; do not switch automount/,
    },
    { reason: 'an empty token', files: { token: '', 'ca.crt': 'c' }, want: /token is empty/ },
  ])(
    '$reason is an error with the file, and the next request tries again',
    async ({ files, want }) => {
      unlinkSync(join(folder, 'token'));
      for (const [name, text] of Object.entries(files)) write(name, text);
      const connection = createConnection(serviceAccount('https://127.0.0.1:1', folder));
      for (let n = 0; n < 2; n += 1) await expect(connection.credentials()).rejects.toThrow(want);
      connection.close();
    },
  );
});
