import type { ImageReference } from '../../api/parse-image-reference.ts';
import type { DockerConfigEntry } from './parse-docker-config.ts';
import type { RegistryCredential } from './registry-credential.ts';

/** The key under which Docker Hub's credentials are kept, whatever the image is called. */
const DOCKER_HUB_KEY = 'index.docker.io';

/**
 * The credentials that the kubelet would try for an image, in its order (`k8s.io/kubernetes/pkg/credentialprovider/keyring.go`): keys in
 * reverse alphabetical order, so that a longer path comes before its prefix; within a key in the order of the Secrets. Host parts may hold
 * `*` and `?`, the port must be equal, and the path is a plain prefix. Equal credentials are tried once.
 */
export function matchCredentials(
  configs: readonly (readonly DockerConfigEntry[])[],
  reference: ImageReference,
): readonly RegistryCredential[] {
  const entries = configs.flat();
  const keys = [...new Set(entries.map(({ key }) => key))].sort().reverse();
  const matching = keys.filter((key) => matches(key, reference));
  const fallback = reference.registry === 'docker.io' ? [DOCKER_HUB_KEY] : [];
  const chosen = matching.length > 0 ? matching : fallback;
  const found = chosen.flatMap((key) =>
    entries.filter((entry) => entry.key === key).map(({ credential }) => credential),
  );
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

function matches(key: string, reference: ImageReference): boolean {
  const slash = key.indexOf('/');
  const glob = splitHost(slash === -1 ? key : key.slice(0, slash));
  const path = slash === -1 ? '' : key.slice(slash);
  const target = splitHost(reference.registry);
  return (
    glob.port === target.port &&
    glob.parts.length === target.parts.length &&
    `/${reference.repository}`.startsWith(path) &&
    glob.parts.every((part, index) => matchesGlob(part, target.parts[index] ?? ''))
  );
}

function splitHost(text: string): { parts: string[]; port: string } {
  const match = /^(.*):(\d+)$/.exec(text);
  return { parts: (match?.[1] ?? text).split('.'), port: match?.[2] ?? '' };
}

/** `*` is any run of characters, `?` is one. Goes back to the last star only, so the time is bounded by the product of the lengths. */
function matchesGlob(glob: string, text: string): boolean {
  let at = 0;
  let from = 0;
  let star = -1;
  let mark = 0;
  while (from < text.length) {
    if (glob[at] === '*') {
      star = at++;
      mark = from;
    } else if (glob[at] === '?' || glob[at] === text[from]) {
      at++;
      from++;
    } else if (star !== -1) {
      at = star + 1;
      from = ++mark;
    } else {
      return false;
    }
  }
  return /^\**$/.test(glob.slice(at));
}
