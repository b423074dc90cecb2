import { createLocalJWKSet } from 'jose';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';

/** What a cluster publishes of its service account tokens (OpenID Connect Discovery 1.0, RFC 7517). */
export interface IssuerDocuments {
  /** `/.well-known/openid-configuration` as JSON. */
  readonly configuration: unknown;
  /** `/openid/v1/jwks` as JSON. */
  readonly keys: unknown;
}

/** By what tokens of a cluster are verified. */
export interface PublishedKeys {
  readonly issuer: string;
  /** Finds the key that a token names; throws an error of jose where it is not there. */
  readonly keyOf: JWTVerifyGetKey;
}

/**
 * Reads what a cluster publishes.
 *
 * @throws Error saying what is wrong with it
 */
export function publishedKeys({ configuration, keys }: IssuerDocuments): PublishedKeys {
  const issuer =
    typeof configuration === 'object' && configuration !== null && 'issuer' in configuration
      ? configuration.issuer
      : undefined;
  if (typeof issuer !== 'string' || issuer === '')
    throw new Error('the openid-configuration of the API server names no issuer');
  // jose checks the shape, and each key when it is used.
  return { issuer, keyOf: createLocalJWKSet(keys as JSONWebKeySet) };
}
