import { broken } from './broken.ts';
import type { RegistrySession } from './create-registry-session.ts';
import { digestOf } from './digest-of.ts';
import type { HttpDocument } from './http/http-client.ts';
import { parseManifest } from './parse-manifest.ts';
import type { Manifest } from './parse-manifest.ts';
import type { RegistryError } from './registry-error.ts';
import { unavailable } from './unavailable.ts';

/** A usable manifest and the digest of the bytes that were read. */
export interface FetchedManifest {
  readonly digest: string;
  readonly manifest: Exclude<Manifest, { readonly kind: 'Unusable' }>;
}

const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
/** What the distribution spec asks registries to accept at least. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Reads a manifest by tag or digest (OCI distribution spec, "Pulling manifests"). `missing` is thrown where a registry, and not just any web
 * server, answers 404. The digest is always computed from the bytes; it must equal the asked one and the one that the registry announces.
 */
export async function fetchManifest(
  session: RegistrySession,
  reference: string,
  missing: RegistryError,
): Promise<FetchedManifest> {
  const { who } = session;
  const answer = await session.fetch(`manifests/${reference}`, {
    accept: ACCEPT,
    maxBytes: MAX_BYTES,
  });
  if (answer.status === 404) {
    if (isRegistryAnswer(answer)) throw missing;
    throw unavailable(who, 'WebPage');
  }
  const type = answer.headers['content-type'] ?? '';
  if (type.startsWith('text/html')) throw unavailable(who, 'WebPage');
  const digest = reference.includes(':') ? reference : digestOf(answer.bytes);
  if (!hasDigest(answer.bytes, digest)) throw broken(who, 'DigestMismatch');
  const announced = answer.headers['docker-content-digest'];
  if (announced !== undefined && !hasDigest(answer.bytes, String(announced)))
    throw broken(who, 'HeaderMismatch');
  const manifest = parseManifest(answer.bytes.toString('utf8'), type);
  if (manifest.kind === 'Unusable') throw broken(who, manifest.breakage);
  return { digest, manifest };
}

/** An ingress without a backend answers 404 too; only a registry's 404 is word about the image. */
function isRegistryAnswer(answer: HttpDocument): boolean {
  if (answer.headers['docker-distribution-api-version'] !== undefined) return true;
  try {
    const document = JSON.parse(answer.bytes.toString('utf8')) as { errors?: unknown } | null;
    return Array.isArray(document?.errors);
  } catch {
    return false;
  }
}

function hasDigest(bytes: Uint8Array, digest: string): boolean {
  return digestOf(bytes, digest.startsWith('sha512:') ? 'sha512' : 'sha256') === digest;
}
