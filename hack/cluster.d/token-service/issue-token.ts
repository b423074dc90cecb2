import { randomUUID } from 'node:crypto';

import type { CryptoKey } from 'jose';
import { SignJWT } from 'jose';

import type { Access } from './parse-scopes.ts';

/** How long a token holds, in seconds: the shortest that the specification lets clients assume. */
const lifetime = 60;

/** What signs the tokens: a P-256 key, and its certificate as base64 of the DER form, which the registry checks against its roots. */
export interface Signer {
  issuer: string;
  key: CryptoKey;
  certificate: string;
}

/** The answer of a token endpoint (distribution's token specification). */
export interface TokenAnswer {
  token: string;
  access_token: string;
  expires_in: number;
  issued_at: string;
}

/** Signs a token that gives `user` this access to the registry `service`. `now` is in milliseconds. */
export async function issueToken(
  signer: Signer,
  service: string,
  user: string,
  access: readonly Access[],
  now: number,
): Promise<TokenAnswer> {
  const issuedAt = Math.floor(now / 1000);
  const token = await new SignJWT({ access })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', x5c: [signer.certificate] })
    .setIssuer(signer.issuer)
    .setSubject(user)
    .setAudience(service)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + lifetime)
    .setJti(randomUUID())
    .sign(signer.key);
  return {
    token,
    access_token: token,
    expires_in: lifetime,
    issued_at: new Date(issuedAt * 1000).toISOString(),
  };
}
