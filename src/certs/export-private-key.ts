import { KeyObject } from 'node:crypto';
import type { webcrypto } from 'node:crypto';

/** A private key as PKCS #8 in PEM. */
export function exportPrivateKey(key: webcrypto.CryptoKey): string {
  return KeyObject.from(key).export({ type: 'pkcs8', format: 'pem' }).toString();
}
