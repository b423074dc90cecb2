import type { RegistryCredential } from './registry-credential.ts';
import { asRecord } from '../as-record.ts';
import { parseJson } from '../parse-json.ts';

/** One entry of a Docker configuration. */
export interface DockerConfigEntry {
  /** Host, or host and path, as the kubelet indexes it: without scheme and without `/v1/` and `/v2/`. */
  readonly key: string;
  readonly credential: RegistryCredential;
}

/** A Secret holds at most 1 MiB. */
const MAX_LENGTH = 1024 * 1024;
const MAX_ENTRIES = 1000;

/**
 * Reads the content of `.dockerconfigjson` by the kubelet's rules (`k8s.io/kubernetes/pkg/credentialprovider/config.go`): `auth`, base64 of
 * `username:password`, outranks the two fields. Beyond the kubelet, an entry with `identitytoken` and no password is used as a refresh
 * token. Entries without any credential are left out. Undefined where the kubelet would refuse the Secret as a whole.
 */
export function parseDockerConfig(text: string): readonly DockerConfigEntry[] | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const config = asRecord(parseJson(text));
  if (config === undefined) return undefined;
  const auths = config['auths'] === undefined ? {} : asRecord(config['auths']);
  if (auths === undefined) return undefined;
  const found: DockerConfigEntry[] = [];
  for (const [location, value] of Object.entries(auths).slice(0, MAX_ENTRIES)) {
    const entry = asRecord(value ?? {});
    const credential = entry && readCredential(entry);
    if (credential === undefined) return undefined;
    if (credential !== 'None') found.push({ key: keyOf(location), credential });
  }
  return found;
}

/** Undefined where a field is malformed. */
function readCredential(entry: Record<string, unknown>): RegistryCredential | 'None' | undefined {
  const { username = '', password = '', auth = '', identitytoken = '' } = entry;
  if (typeof username !== 'string' || typeof password !== 'string') return undefined;
  if (typeof auth !== 'string') return undefined;
  const basic = auth === '' ? { username, password } : decodeAuth(auth);
  if (basic === undefined) return undefined;
  if (basic.password === '' && typeof identitytoken === 'string' && identitytoken !== '')
    return { kind: 'IdentityToken', token: identitytoken };
  return basic.username === '' && basic.password === '' ? 'None' : { kind: 'Basic', ...basic };
}

function decodeAuth(auth: string): { username: string; password: string } | undefined {
  const trimmed = auth.trim();
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(trimmed)) return undefined;
  const decoded = Buffer.from(trimmed, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon === -1) return undefined;
  return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}

function keyOf(location: string): string {
  const bare = location.replace(/^https?:\/\//, '').replace(/[?#].*$/s, '');
  const slash = bare.indexOf('/');
  const host = (slash === -1 ? bare : bare.slice(0, slash)).toLowerCase();
  const path = slash === -1 ? '' : bare.slice(slash).replace(/^\/v[12](?=\/)/, '');
  return path === '/' ? host : `${host}${path}`;
}
