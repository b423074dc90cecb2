import { createHash } from 'node:crypto';

/** The digest of some bytes in the form of OCI descriptors. `algorithm` is that of a digest to compare with; SHA-256 by default. */
export function digestOf(bytes: Uint8Array, algorithm: 'sha256' | 'sha512' = 'sha256'): string {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}
