import type { KubeConfig } from '@kubernetes/client-node';
import type { RequestOptions } from 'node:https';
import type { ConnectionSource, TlsMaterial } from './connection.ts';

/**
 * The cluster, the user and the proxy of a kubeconfig. The library reads files, asks exec plugins and auth providers.
 *
 * @throws Error where there is no current cluster, or its proxy is none that Node.js can speak to
 */
export function fromKubeConfig(config: KubeConfig): ConnectionSource {
  const cluster = config.getCurrentCluster();
  if (cluster === null)
    throw new Error('The kubeconfig has no current cluster; set current-context');
  const proxy = proxyOf(cluster.proxyUrl);
  return {
    server: cluster.server,
    async read() {
      const options: RequestOptions = {};
      await config.applyToHTTPSOptions(options);
      return {
        headers: headersOf(options),
        tls: tlsOf(options),
        ...(proxy === undefined ? {} : { proxy }),
      };
    },
  };
}

function proxyOf(url: string | undefined): string | undefined {
  if (url === undefined || url === '') return undefined;
  const { protocol } = new URL(url);
  // An older Node.js would pass the proxy by without a word. The flag and the agents' option came together.
  if (!process.allowedNodeEnvironmentFlags.has('--use-env-proxy'))
    throw new Error('A proxy to the API server needs Node.js 24.5 or newer');
  if (protocol === 'http:' || protocol === 'https:') return url;
  throw new Error(
    `A proxy to the API server of kind ${protocol} is not supported; use an HTTP proxy in proxy-url`,
  );
}

function tlsOf(options: RequestOptions): TlsMaterial {
  const { ca, cert, key, pfx, passphrase, rejectUnauthorized, servername } = options;
  const all = { ca, cert, key, pfx, passphrase, rejectUnauthorized, servername };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function headersOf({ headers, auth }: RequestOptions): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {}))
    if (value !== undefined) result[name] = String(value);
  if (typeof auth === 'string')
    result['Authorization'] = `Basic ${Buffer.from(auth).toString('base64')}`;
  return result;
}
