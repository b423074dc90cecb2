/** Token services that stand on another host than their registry, by the registry's host. */
const WELL_KNOWN: Partial<Record<string, string>> = {
  'registry-1.docker.io': 'auth.docker.io',
  'registry.gitlab.com': 'gitlab.com',
};

/**
 * Whether a token service may see a registry's credentials: it is on the registry's own host, well known to be that registry's, or trusted
 * by configuration (as `host` for any port, or `host:port`).
 */
export function receivesCredentials(
  realm: URL,
  registry: URL,
  trusted: readonly string[],
): boolean {
  return (
    realm.hostname === registry.hostname ||
    realm.host === WELL_KNOWN[registry.host] ||
    trusted.includes(realm.host) ||
    trusted.includes(realm.hostname)
  );
}
