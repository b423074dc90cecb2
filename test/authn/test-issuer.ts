import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK, JWTPayload } from 'jose';

/** The time of every test, in seconds since 1970. */
export const NOW = 1_800_000_000;
export const ISSUER = 'https://kubernetes.default.svc';
export const AUDIENCE = 'base-image-webhook.system.svc';
export const SUBJECT = 'system:serviceaccount:kube-system:webhook-caller';

/** Claims as the API server writes them; what is given replaces, undefined removes. */
export function claims(change: Record<string, unknown> = {}): JWTPayload {
  const all: Record<string, unknown> = {
    aud: [AUDIENCE],
    exp: NOW + 600,
    iat: NOW - 60,
    iss: ISSUER,
    jti: 'b7f1',
    'kubernetes.io': { namespace: 'kube-system', serviceaccount: { name: 'webhook-caller' } },
    nbf: NOW - 60,
    sub: SUBJECT,
    ...change,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** A key pair by which tokens are signed. */
export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  /** As in a key set. */
  readonly jwk: JWK;
}

export async function signingKey(kid: string, alg = 'ES256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** A signed token. */
export function sign(key: SigningKey, payload: JWTPayload = claims()): Promise<string> {
  const { alg, kid, privateKey } = key;
  return new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(privateKey);
}

/** What an API server with these keys publishes. */
export function published(keys: readonly SigningKey[], issuer = ISSUER) {
  return { configuration: { issuer }, keys: { keys: keys.map(({ jwk }) => jwk) } };
}
