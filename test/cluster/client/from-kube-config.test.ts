import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from '../../../src/cluster/client/create-connection.ts';
import { createKubeClient } from '../../../src/cluster/client/create-kube-client.ts';
import { fromKubeConfig } from '../../../src/cluster/client/from-kube-config.ts';
import { loadKubeConfig } from '../../../src/cluster/client/load-kube-config.ts';
import type { TestCertificate } from '../../fakes/test-certificate.ts';
import { testCertificate } from '../../fakes/test-certificate.ts';
import { HttpProxy } from './http-proxy.ts';
import { TlsApi } from './tls-api.ts';

type Part = Readonly<Record<string, unknown>>;

const folder = mkdtempSync(join(tmpdir(), 'from-kube-config-'));
const base64 = (text: string) => Buffer.from(text).toString('base64');

let api: TlsApi;
let user: TestCertificate;

beforeAll(async () => {
  api = await TlsApi.start('127.0.0.1', ['127.0.0.1', 'api.example']);
  user = await testCertificate(['jane']);
});
beforeEach(() => void (api.arrived.length = 0));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await api.stop();
});

function fileOf(cluster: Part, of: Part, name = 'config'): [string] {
  const file = join(folder, name);
  const config = {
    clusters: [{ name, cluster: { server: api.url, ...cluster } }],
    users: [{ name, user: of }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  };
  writeFileSync(file, JSON.stringify(config));
  return [file];
}

async function call(files: readonly [string, ...string[]]): Promise<unknown> {
  const connection = createConnection(fromKubeConfig(loadKubeConfig(files)));
  const client = createKubeClient(connection, { userAgent: 'test' });
  try {
    for (let n = 0; n < 2; n += 1) await client.request({ method: 'GET', path: '/api' });
    const [first, second] = api.arrived;
    expect(second).toEqual(first);
    return first;
  } finally {
    await client.close();
  }
}

const trusted = () => ({ 'certificate-authority-data': base64(api.certificate.cert) });
const exec = {
  apiVersion: 'client.authentication.k8s.io/v1',
  command: process.execPath,
  args: [
    '-p',
    'JSON.stringify({apiVersion:"client.authentication.k8s.io/v1",kind:"ExecCredential",status:{token:"made"}})',
  ],
  interactiveMode: 'Never',
};

describe('a kubeconfig', () => {
  test.each([
    { reason: 'a token', user: { token: 't' }, want: { authorization: 'Bearer t' } },
    {
      reason: 'name and password',
      user: { username: 'u', password: 'p' },
      want: { authorization: `Basic ${base64('u:p')}` },
    },
    { reason: 'an exec plugin', user: { exec }, want: { authorization: 'Bearer made' } },
    {
      reason: 'impersonation',
      user: { token: 't', as: 'jane' },
      want: { headers: expect.objectContaining({ 'impersonate-user': 'jane' }) },
    },
    {
      reason: 'a name for TLS',
      cluster: { 'tls-server-name': 'api.example' },
      want: { servername: 'api.example' },
    },
  ])('$reason', async ({ user: of = {}, cluster = {}, want }) => {
    const got = await call(fileOf({ ...trusted(), ...cluster }, of));
    expect(got).toMatchObject({ servername: false, connection: expect.any(Number), ...want });
  });

  test('a client certificate', async () => {
    const own = {
      'client-certificate-data': base64(user.cert),
      'client-key-data': base64(user.key),
    };
    expect(await call(fileOf(trusted(), own))).toMatchObject({ client: 'jane' });
  });

  test('certificates in files beside it', async () => {
    writeFileSync(join(folder, 'ca.crt'), api.certificate.cert);
    const got = await call(fileOf({ 'certificate-authority': 'ca.crt' }, { token: 't' }));
    expect(got).toMatchObject({ authorization: 'Bearer t' });
  });

  test('insecure-skip-tls-verify trusts any certificate, and nothing else does', async () => {
    await call(fileOf({ 'insecure-skip-tls-verify': true }, {}));
    await expect(call(fileOf({}, {}))).rejects.toMatchObject({
      code: expect.stringMatching(/SELF_SIGNED_CERT|UNABLE_TO_VERIFY/) as unknown,
    });
  });

  test('a path in the server, as of Rancher, stands before every path', async () => {
    const got = await call(fileOf({ ...trusted(), server: `${api.url}/k8s/clusters/c-1/` }, {}));
    expect(got).toMatchObject({ url: '/k8s/clusters/c-1/api' });
  });

  test('several files are merged, the first says which context counts', async () => {
    const files = [...fileOf(trusted(), { token: 'a' }, 'a'), ...fileOf({}, {}, 'b')];
    const got = await call(files as unknown as [string, ...string[]]);
    expect(got).toMatchObject({ authorization: 'Bearer a' });
  });
});

describe('a proxy', () => {
  test('is asked for a tunnel, once; the API server alone hears the rest', async () => {
    const proxy = await HttpProxy.start();
    const url = `http://me:secret@127.0.0.1:${proxy.port}`;
    const got = await call(fileOf({ ...trusted(), 'proxy-url': url }, { token: 't' }));
    await proxy.stop();
    expect(got).toMatchObject({ authorization: 'Bearer t', servername: false });
    expect(proxy.asked).toEqual([
      {
        method: 'CONNECT',
        url: api.url.slice('https://'.length),
        authorization: `Basic ${base64('me:secret')}`,
      },
    ]);
  });

  test('that refuses is an error', async () => {
    const proxy = await HttpProxy.start(407);
    const url = `http://127.0.0.1:${proxy.port}`;
    const called = call(fileOf({ ...trusted(), 'proxy-url': url }, { token: 't' }));
    await expect(called).rejects.toThrow(/407/);
    await proxy.stop();
    expect(api.arrived).toEqual([]);
  });

  test('does not take the place of the check of the certificate', async () => {
    const proxy = await HttpProxy.start();
    const url = `http://127.0.0.1:${proxy.port}`;
    await expect(call(fileOf({ 'proxy-url': url }, { token: 't' }))).rejects.toMatchObject({
      code: expect.stringMatching(/SELF_SIGNED_CERT|UNABLE_TO_VERIFY/) as unknown,
    });
    await proxy.stop();
    expect(api.arrived).toEqual([]);
  });
});

describe('a kubeconfig that cannot be used', () => {
  test.each([
    {
      reason: 'no current context',
      files: () => {
        const [file] = fileOf({}, {});
        writeFileSync(file, '{"clusters":[],"users":[],"contexts":[]}');
        return [file] as [string];
      },
      want: /^No cluster is configured in .*config; set KUBECONFIG/,
    },
    {
      reason: 'no such file',
      files: () => [join(folder, 'none')] as [string],
      want: /ENOENT/,
    },
    {
      reason: 'a SOCKS proxy',
      files: () => fileOf({ 'proxy-url': 'socks5://127.0.0.1:1' }, {}),
      want: /^A proxy to the API server of kind socks5: is not supported; use an HTTP proxy/,
    },
    {
      reason: 'plain http, which anyone on the way could read',
      files: () => fileOf({ server: 'http://127.0.0.1:1' }, { token: 't' }),
      want: /HTTP protocol is not allowed/,
    },
  ])('$reason', async ({ files, want }) => {
    await expect(call(files())).rejects.toThrow(want);
  });
});
