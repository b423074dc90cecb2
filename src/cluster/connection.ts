import type { KubeConfig } from '@kubernetes/client-node';
import type { RequestOptions } from 'node:https';
import type { Dispatcher } from 'undici';
import { Agent, ProxyAgent } from 'undici';

/** What a request needs besides its own content. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly dispatcher: Dispatcher;
}

/** Connections to one API server, kept open between requests. */
export interface Connection {
  readonly server: string;
  credentials(): Promise<Credentials>;
  /** Reads token and certificates again before the next request: the server refused the present ones. */
  refresh(): void;
  close(): Promise<void>;
}

/** Tokens of service accounts are rotated in their file; exec plugins and files are asked again this often. */
const CREDENTIALS_MS = 10_000;
/** client-node's own dispatcher is made anew, with a TLS handshake, for each call; the API server keeps idle connections for minutes. */
const KEEP_ALIVE_MS = 60_000;

type TlsOptions = Pick<
  RequestOptions,
  'ca' | 'cert' | 'key' | 'pfx' | 'passphrase' | 'rejectUnauthorized' | 'servername'
>;

/**
 * Prepares connections with the cluster, the user and the proxy of a kubeconfig.
 *
 * @param now milliseconds, for the age of the credentials
 */
export function createConnection(config: KubeConfig, now: () => number): Connection {
  const cluster = config.getCurrentCluster();
  if (cluster === null)
    throw new Error('The kubeconfig has no current cluster; set current-context');
  let current: { readonly at: number; readonly value: Promise<Credentials> } | undefined;
  let pool: { readonly material: string; readonly dispatcher: Dispatcher } | undefined;

  async function read(): Promise<Credentials> {
    const options: RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    const tls = tlsOptions(options);
    const material = JSON.stringify(tls);
    if (pool?.material !== material) {
      // Requests that are under way on the old connections end in peace.
      void pool?.dispatcher.close();
      pool = { material, dispatcher: createDispatcher(config, tls) };
    }
    return { headers: headersOf(options), dispatcher: pool.dispatcher };
  }

  return {
    server: cluster.server.replace(/\/+$/, ''),
    credentials() {
      if (current === undefined || now() - current.at > CREDENTIALS_MS) {
        const value = read();
        current = { at: now(), value };
        value.catch(() => (current = undefined));
      }
      return current.value;
    },
    refresh: () => (current = undefined),
    close: async () => await pool?.dispatcher.destroy(),
  };
}

function tlsOptions({
  ca,
  cert,
  key,
  pfx,
  passphrase,
  rejectUnauthorized,
  servername,
}: RequestOptions): TlsOptions {
  const all = { ca, cert, key, pfx, passphrase, rejectUnauthorized, servername };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function createDispatcher(config: KubeConfig, tls: TlsOptions): Dispatcher {
  const options = config.createDispatcherOptions(config.getCurrentCluster(), tls);
  const common = { keepAliveTimeout: KEEP_ALIVE_MS };
  // The casts bridge two declarations of the same options: undici's forbid an explicit `undefined`.
  switch (options.type) {
    case 'proxy':
      return new ProxyAgent({
        ...common,
        uri: options.uri,
        requestTls: options.requestTls,
        connect: options.connect,
      } as ProxyAgent.Options);
    case 'agent':
      return new Agent({ ...common, connect: options.connect } as Agent.Options);
    case 'none':
      return new Agent(common);
    case 'socks':
      throw new Error(
        'A SOCKS proxy to the API server is not supported; use an HTTP proxy in proxy-url',
      );
  }
}

function headersOf({ headers, auth }: RequestOptions): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {}))
    if (value !== undefined) result[name] = String(value);
  if (typeof auth === 'string')
    result['Authorization'] = `Basic ${Buffer.from(auth).toString('base64')}`;
  return result;
}
