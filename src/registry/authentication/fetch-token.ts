import type { Challenge } from './parse-challenges.ts';
import { basicAuthorization } from './basic-authorization.ts';
import { faultOf } from '../fault-of.ts';
import type { HttpClient, HttpDocument } from '../http/http-client.ts';
import { isInsecureHost } from '../http/is-insecure-host.ts';
import { receivesCredentials } from './receives-credentials.ts';
import type { RegistryCredential } from './registry-credential.ts';
import { unavailable } from '../unavailable.ts';

/** What a token is asked for with. */
export interface TokenRequest {
  readonly challenge: Challenge;
  /** Address of the registry that sent the challenge. */
  readonly registry: URL;
  /** For messages: `the registry registry.example`. */
  readonly who: string;
  readonly repository: string;
  readonly credential: RegistryCredential | undefined;
  readonly trustedTokenHosts: readonly string[];
  readonly insecureHosts: readonly string[];
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** How a token service answered. */
export type TokenAnswer =
  | {
      readonly kind: 'Token';
      readonly authorization: string;
      readonly expiresAt: number;
      /** There are credentials, but the service is on a host that must not see them. */
      readonly withheld: boolean;
    }
  | { readonly kind: 'Refused'; readonly withheld: boolean };

const MAX_BYTES = 256 * 1024;
/** Seconds that a token holds where the service does not say (distribution, "Token Authentication Specification"). */
const DEFAULT_LIFETIME = 60;
/** Seconds before its end at which a token is not used any more, and the most that a lifetime is believed. */
const MARGIN = 10;
const MAX_LIFETIME = 3600;

/**
 * Asks the token service that a registry named (distribution, "Token Authentication Specification" and "OAuth2"). Credentials go to the
 * registry's own host or a trusted one, never elsewhere: there the question is anonymous. The scope is our own, not the registry's: pull,
 * this repository. Throws a `RegistryError` where the service could not be asked.
 */
export async function fetchToken(http: HttpClient, request: TokenRequest): Promise<TokenAnswer> {
  const who = `the token service of ${request.who}`;
  const realm = URL.parse(request.challenge.parameters.get('realm') ?? '');
  const secure =
    realm?.protocol === 'https:' || isInsecureHost(realm ?? undefined, request.insecureHosts);
  if (realm === null || !secure || realm.username !== '') throw unavailable(who, 'BadRealm');
  const credential = receivesCredentials(realm, request.registry, request.trustedTokenHosts)
    ? request.credential
    : undefined;
  const withheld = credential !== request.credential;
  const answer = await ask(http, { realm, credential, request }).catch((error: unknown) => {
    throw unavailable(who, faultOf(error), { cause: error });
  });
  // RFC 6749 answers 400 to a refresh token that is not valid (any more).
  const refusals = credential?.kind === 'IdentityToken' ? [400, 401, 403] : [401, 403];
  if (refusals.includes(answer.status)) return { kind: 'Refused', withheld };
  if (answer.status === 429) throw unavailable(who, 'Throttled');
  if (answer.status >= 500) throw unavailable(who, 'ServerError');
  if (answer.status !== 200) throw unavailable(who, 'BadStatus');
  const token = readToken(answer.bytes.toString('utf8'));
  if (token === undefined) throw unavailable(who, 'BadToken');
  const lifetime = Math.min(token.lifetime, MAX_LIFETIME) - MARGIN;
  return {
    kind: 'Token',
    withheld,
    authorization: `Bearer ${token.token}`,
    expiresAt: request.now() + lifetime * 1000,
  };
}

interface Question {
  readonly realm: URL;
  readonly credential: RegistryCredential | undefined;
  readonly request: TokenRequest;
}

function ask(http: HttpClient, question: Question): Promise<HttpDocument> {
  const { realm, credential, request } = question;
  const service = request.challenge.parameters.get('service');
  const scope = `repository:${request.repository}:pull`;
  const common = { maxBytes: MAX_BYTES, accept: 'application/json', signal: request.signal };
  if (credential?.kind === 'IdentityToken') {
    const form = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: credential.token,
      client_id: 'base-image-operator',
      scope,
      ...(service === undefined ? {} : { service }),
    });
    return http.fetch({ ...common, url: realm, form });
  }
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  url.searchParams.set('scope', scope);
  const authorization = credential && basicAuthorization(credential);
  return http.fetch({ ...common, url, authorization });
}

function readToken(text: string): { token: string; lifetime: number } | undefined {
  try {
    const answer = JSON.parse(text) as Record<string, unknown> | null;
    const token = [answer?.['token'], answer?.['access_token']].find(
      (value): value is string => typeof value === 'string' && value !== '',
    );
    const given = answer?.['expires_in'];
    const lifetime = typeof given === 'number' && given > 0 ? given : DEFAULT_LIFETIME;
    return token !== undefined && /^[\x21-\x7e]+$/.test(token) ? { token, lifetime } : undefined;
  } catch {
    return undefined;
  }
}
