import type { Target } from './connection.ts';

/**
 * Takes the URL of an API server apart, once for all requests.
 *
 * @throws TypeError where it is no URL
 */
export function targetOf(server: string): Target {
  const { protocol, hostname, port, host, pathname } = new URL(server);
  return {
    secure: protocol !== 'http:',
    host: hostname.replace(/^\[|\]$/g, ''),
    port,
    authority: host,
    prefix: pathname.replace(/\/+$/, ''),
  };
}
