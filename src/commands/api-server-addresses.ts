import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

/**
 * The addresses of the API server's URL: a registry's name must not lead there. Empty where the name cannot be resolved now.
 *
 * @param server URL as in a kubeconfig
 */
export async function apiServerAddresses(server: string): Promise<readonly string[]> {
  const host = new URL(server).hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return [host];
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}
