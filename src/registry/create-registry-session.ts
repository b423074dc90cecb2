import type { ImageReference } from '../api/parse-image-reference.ts';
import { authenticate } from './authentication/authenticate.ts';
import { broken } from './broken.ts';
import { digestOf } from './digest-of.ts';
import { faultOf } from './fault-of.ts';
import type { HttpClient, HttpDocument, HttpStream } from './http/http-client.ts';
import { parseChallenges } from './authentication/parse-challenges.ts';
import type { RegistryCredential } from './authentication/registry-credential.ts';
import type { RegistryOptions } from './registry-options.ts';
import { refusalOf } from './authentication/refusal-of.ts';
import type { TokenCache } from './authentication/token-cache.ts';
import { unauthorized } from './authentication/unauthorized.ts';
import { unavailable } from './unavailable.ts';

/** What all sessions share. */
export interface SessionContext {
  readonly http: HttpClient;
  readonly tokens: TokenCache;
  readonly options: Pick<RegistryOptions, 'insecureHosts' | 'trustedTokenHosts'>;
  readonly now: () => number;
}

/** Whom to ask, as whom. */
export interface SessionTarget {
  readonly reference: ImageReference;
  readonly credential: RegistryCredential | undefined;
  readonly signal: AbortSignal;
}

/**
 * Authorised reads of one repository with one credential. Answers have status 200 or 404; everything else is thrown as `RegistryError`.
 * Paths are relative to `/v2/<repository>/`.
 */
export interface RegistrySession {
  /** For messages: `the registry registry.example`. */
  readonly who: string;
  readonly signal: AbortSignal;
  fetch(path: string, bound: { maxBytes: number; accept?: string }): Promise<HttpDocument>;
  open(path: string): Promise<HttpStream>;
}

/** Begins a session; nothing is asked before the first read. */
export function createRegistrySession(
  context: SessionContext,
  target: SessionTarget,
): RegistrySession {
  const { reference, credential, signal } = target;
  const who = `the registry ${reference.registry}`;
  const base = baseUrl(reference, context.options.insecureHosts ?? []);
  const key = digestOf(Buffer.from(JSON.stringify([base.href, credential ?? null])));

  let basic: string | undefined;

  const authorised = async <T extends HttpDocument | HttpStream>(
    send: (authorization: string | undefined) => Promise<T>,
  ): Promise<T> => {
    const first = await send(context.tokens.get(key) ?? basic);
    if (first.status !== 401) return check(first, { who, credential, withheld: false });
    discard(first);
    context.tokens.delete(key);
    const { insecureHosts = [], trustedTokenHosts = [] } = context.options;
    const { value, withheld, expiresAt } = await authenticate(context.http, {
      ...{ challenges: parseChallenges(first.headers['www-authenticate']), registry: base, who },
      ...{ repository: reference.repository, credential, signal, now: context.now },
      ...{ insecureHosts, trustedTokenHosts },
    });
    if (expiresAt === undefined) basic = value;
    else context.tokens.set(key, value, expiresAt);
    const second = await send(value);
    if (second.status === 401) context.tokens.delete(key);
    return check(second, { who, credential, withheld });
  };

  const asked = (error: unknown): never => {
    if (faultOf(error) === 'TooLarge') throw broken(who, 'TooLarge', { cause: error });
    throw unavailable(who, faultOf(error), { cause: error });
  };
  return {
    who,
    signal,
    fetch: (path, bound) => {
      const url = new URL(path, base);
      return authorised((authorization) =>
        context.http.fetch({ ...bound, url, authorization, signal }).catch(asked),
      );
    },
    open: (path) => {
      const url = new URL(path, base);
      return authorised((authorization) =>
        context.http.open({ url, authorization, signal }).catch(asked),
      );
    },
  };
}

interface Circumstances {
  readonly who: string;
  readonly credential: RegistryCredential | undefined;
  readonly withheld: boolean;
}

/** Lets 200 and 404 through. */
function check<T extends HttpDocument | HttpStream>(answer: T, circumstances: Circumstances): T {
  const { who, credential, withheld } = circumstances;
  const { status } = answer;
  if (status === 200 || status === 404) return answer;
  discard(answer);
  if (status === 401 || status === 403) throw unauthorized(who, refusalOf(credential, withheld));
  if (status === 429) throw unavailable(who, 'Throttled');
  throw unavailable(who, status >= 500 ? 'ServerError' : 'BadStatus');
}

function baseUrl(reference: ImageReference, insecureHosts: readonly string[]): URL {
  const { registry, repository } = reference;
  // Docker Hub's API is not where its name says.
  const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
  const bare = host.replace(/:\d+$/, '');
  const insecure = insecureHosts.includes(host) || insecureHosts.includes(bare);
  return new URL(`${insecure ? 'http' : 'https'}://${host}/v2/${repository}/`);
}

function discard(answer: HttpDocument | HttpStream): void {
  if ('body' in answer) answer.body.dump().catch(() => undefined);
}
