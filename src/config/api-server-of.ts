import { ConfigError } from './config-error.ts';

/**
 * URL of the API server, from the variables that the kubelet sets in every container (`KUBERNETES_SERVICE_HOST`, `KUBERNETES_SERVICE_PORT`);
 * `undefined` outside of a cluster.
 *
 * @throws ConfigError where they are no host and port
 */
export function apiServerOf(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env;
  if (host === undefined || host === '' || port === undefined || port === '') return undefined;
  const text = `https://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const url = URL.parse(text);
  if (url !== null && url.pathname === '/' && url.username === '' && url.search === '')
    return url.origin;
  throw new ConfigError(
    `KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are ${JSON.stringify([host, port])}; give a host and a port`,
  );
}
