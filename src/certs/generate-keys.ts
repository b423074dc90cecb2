import { webcrypto } from 'node:crypto';

/** ECDSA on P-256: a handshake costs a fraction of RSA's, and bursts of reviews are bound by handshakes. */
export const SIGNATURE = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A new pair of keys that can be exported. */
export async function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(SIGNATURE, true, ['sign', 'verify']);
}
