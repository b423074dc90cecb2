import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ConnectionSource } from '../../../src/cluster/client/connection.ts';
import { kubectl } from './kubectl.ts';
import { must } from './must.ts';

interface KubeConfig {
  readonly clusters: readonly [
    { readonly cluster: Readonly<Record<string, string>> & { readonly server: string } },
  ];
  readonly users: readonly [{ readonly user: Readonly<Record<string, string>> }];
}

/** What is understood here; others are left to the library. */
const PLAIN = [
  ...['server', 'certificate-authority-data'],
  ...['client-certificate-data', 'client-key-data', 'token'],
];

const decoded = (text64 = '') =>
  text64 === '' ? undefined : Buffer.from(text64, 'base64').toString('utf8');

/** Where KUBECONFIG leads, and as whom. The library that knows every kind of user takes longer to load than a file of tests to run. */
export async function connectionSource(): Promise<ConnectionSource> {
  const view = ['config', 'view', '--raw', '--minify', '--flatten', '-o', 'json'];
  const { clusters, users } = JSON.parse(await must(kubectl(view))) as KubeConfig;
  const [{ cluster }] = clusters;
  const [{ user }] = users;
  if (![cluster, user].flatMap(Object.keys).every((key) => PLAIN.includes(key))) return byLibrary();
  const { token } = user;
  const tls = {
    ca: decoded(cluster['certificate-authority-data']),
    cert: decoded(user['client-certificate-data']),
    key: decoded(user['client-key-data']),
  };
  const headers: Record<string, string> =
    token === undefined ? {} : { Authorization: `Bearer ${token}` };
  return { server: cluster.server, read: () => Promise.resolve({ headers, tls }) };
}

async function byLibrary(): Promise<ConnectionSource> {
  const { fromKubeConfig } = await import('../../../src/cluster/client/from-kube-config.ts');
  const { loadKubeConfig } = await import('../../../src/cluster/client/load-kube-config.ts');
  const given = process.env['KUBECONFIG'] ?? '';
  return fromKubeConfig(
    loadKubeConfig([given === '' ? join(homedir(), '.kube', 'config') : given]),
  );
}
