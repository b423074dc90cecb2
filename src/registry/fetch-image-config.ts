import { broken } from './broken.ts';
import type { RegistrySession } from './create-registry-session.ts';
import { digestOf } from './digest-of.ts';
import { parseImageConfig } from './parse-image-config.ts';
import type { ParsedConfig } from './parse-image-config.ts';
import type { Descriptor } from './parse-manifest.ts';

const MAX_BYTES = 8 * 1024 * 1024;

/** Reads an image's configuration and verifies its digest (OCI distribution spec, "Pulling blobs"). */
export async function fetchImageConfig(
  session: RegistrySession,
  descriptor: Descriptor,
): Promise<Extract<ParsedConfig, { readonly kind: 'Config' }>> {
  const { who } = session;
  if (descriptor.size > MAX_BYTES) throw broken(who, 'TooLarge');
  const answer = await session.fetch(`blobs/${descriptor.digest}`, { maxBytes: MAX_BYTES });
  if (answer.status === 404) throw broken(who, 'ConfigMissing');
  const algorithm = descriptor.digest.startsWith('sha512:') ? 'sha512' : 'sha256';
  if (digestOf(answer.bytes, algorithm) !== descriptor.digest) throw broken(who, 'DigestMismatch');
  const parsed = parseImageConfig(answer.bytes.toString('utf8'));
  if (parsed.kind === 'Unusable') throw broken(who, parsed.breakage);
  return parsed;
}
