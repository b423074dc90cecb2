/** Whether an http URL leads to a host that is configured for plain http, as `host` (any port) or `host:port`. */
export function isInsecureHost(url: URL | undefined, hosts: readonly string[] = []): boolean {
  return url?.protocol === 'http:' && (hosts.includes(url.host) || hosts.includes(url.hostname));
}
