/** An image reference in normal form: the registry is always named, and Docker Hub's official images are below `library/`. */
export interface ImageReference {
  /** Host with port where one is given, in lower case: `docker.io`, `registry.example:5000`, `[fd00::1]:5000`. */
  readonly registry: string;
  /** Path below the registry, for example `library/node`. */
  readonly repository: string;
  /** Never invented: undefined where the text names none. */
  readonly tag?: string;
  /** `sha256:` and 64 hexadecimal digits, or `sha512:` and 128. */
  readonly digest?: string;
}

/** Host, repository, tag and digest at their longest. */
const MAX_LENGTH = 800;
const MAX_HOST_LENGTH = 253;
const MAX_REPOSITORY_LENGTH = 255;
const DEFAULT_REGISTRY = 'docker.io';

const HOST_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const IPV6_HOST = /^\[[0-9a-f:]{2,39}\]$/;
const PORT = /^[1-9][0-9]{0,4}$/;
const PATH_COMPONENT = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const BARE_DIGEST = /^[0-9a-f]{64}$/;

/**
 * Reads an image reference by the grammar of the distribution project (`reference` package) and normalises it as containerd and Docker do:
 * `node` is `docker.io/library/node`, and `index.docker.io` is `docker.io`. Undefined where the text is no reference.
 *
 * Two things are stricter than there, because they could name two images: a registry without a dot or a port whose name only upper case
 * tells from a repository (`Team/node`), and digests of other algorithms than SHA-256 and SHA-512.
 */
export function parseImageReference(text: string): ImageReference | undefined {
  if (text.length === 0 || text.length > MAX_LENGTH) return undefined;
  const at = text.indexOf('@');
  const digest = at === -1 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !DIGEST.test(digest)) return undefined;
  const named = at === -1 ? text : text.slice(0, at);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const tag = colon === -1 ? undefined : named.slice(colon + 1);
  if (tag !== undefined && !TAG.test(tag)) return undefined;
  const name = parseName(colon === -1 ? named : named.slice(0, colon));
  if (name === undefined) return undefined;
  return {
    ...name,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

function parseName(name: string): Pick<ImageReference, 'registry' | 'repository'> | undefined {
  if (BARE_DIGEST.test(name)) return undefined;
  const slash = name.indexOf('/');
  const first = slash === -1 ? '' : name.slice(0, slash);
  const named = isHost(first);
  const host = named ? first.toLowerCase() : DEFAULT_REGISTRY;
  const registry = host === 'index.docker.io' ? DEFAULT_REGISTRY : host;
  const path = named ? name.slice(slash + 1) : name;
  const official = registry === DEFAULT_REGISTRY && !path.includes('/');
  const repository = official ? `library/${path}` : path;
  if (!isRegistry(registry) || !isRepository(repository)) return undefined;
  return { registry, repository };
}

/** Only a dot, a port or the name localhost tells a registry from the first part of a repository on Docker Hub. */
function isHost(first: string): boolean {
  return first.includes('.') || first.includes(':') || first === 'localhost';
}

function isRegistry(registry: string): boolean {
  const match = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(registry);
  const [, host = '', port] = match ?? [];
  if (port !== undefined && !(PORT.test(port) && Number(port) <= 65535)) return false;
  if (host.startsWith('[')) return IPV6_HOST.test(host);
  return host.length <= MAX_HOST_LENGTH && host.split('.').every((label) => HOST_LABEL.test(label));
}

function isRepository(repository: string): boolean {
  return (
    repository.length <= MAX_REPOSITORY_LENGTH &&
    repository.split('/').every((part) => PATH_COMPONENT.test(part))
  );
}
