import { bearerToken } from './bearer-token.ts';
import type { Authenticate, Caller, CallerRules } from './caller.ts';
import type { KeyRing } from './key-ring.ts';
import { KnownTokens } from './known-tokens.ts';
import type { PublishedKeys } from './published-keys.ts';
import type { Refusal } from './refusals.ts';
import { verifyToken } from './verify-token.ts';

/** What an authenticator needs. */
export interface AuthenticatorOptions {
  readonly ring: KeyRing;
  readonly rules: CallerRules;
  /** Milliseconds since 1970, by the API server's clock. */
  readonly now: () => number;
  /** Called for each refusal; must not throw. */
  readonly onRefused: (refusal: Refusal) => void;
}

/** A token of a service account has about 1 KiB. */
const LONGEST_HEADER = 8 * 1024;

/**
 * Tells callers by tokens that the cluster's API server has signed. A token is verified when it comes first; after that it is known by its
 * hash until it ends, or the cluster's keys change.
 */
export function createAuthenticator(options: AuthenticatorOptions): Authenticate {
  const { ring, now, onRefused } = options;
  const tokens = new KnownTokens();
  let trusted: PublishedKeys | undefined;

  /** What was verified by keys that are no longer published counts no more. */
  const followKeys = (): void => {
    if (ring.keys === trusted) return;
    trusted = ring.keys;
    tokens.clear();
  };
  const refuse = (refusal: Refusal): Caller => {
    onRefused(refusal);
    return { known: false, refusal };
  };

  async function verify(authorization: string, digest: string): Promise<Caller> {
    const token = bearerToken(authorization);
    if (token === undefined) return refuse('Malformed');
    const { caller, keys } = await verifyWith(ring, token, options);
    if (!caller.known) return refuse(caller.refusal);
    followKeys();
    // They may have changed meanwhile.
    if (keys === trusted) tokens.add(digest, caller);
    return caller;
  }

  return (authorization) => {
    if (authorization === undefined || authorization === '') return refuse('NoToken');
    if (authorization.length > LONGEST_HEADER) return refuse('TooLong');
    followKeys();
    const digest = KnownTokens.digestOf(authorization);
    const caller = tokens.find(digest, now());
    if (caller === undefined) return verify(authorization, digest);
    ring.keepFresh();
    return caller;
  };
}

/** A judged token, and the keys by which it was. */
interface Verified {
  readonly caller: Caller;
  readonly keys: PublishedKeys | undefined;
}

/** Reads the keys where there are none, and once more where they lack the token's. */
async function verifyWith(
  ring: KeyRing,
  token: string,
  { rules, now }: AuthenticatorOptions,
): Promise<Verified> {
  ring.keepFresh();
  if (ring.keys === undefined) await ring.refresh();
  const { keys } = ring;
  if (keys === undefined) return { caller: { known: false, refusal: 'KeysUnavailable' }, keys };
  const caller = await verifyToken(token, { keys, rules, now: now() });
  if (caller.known || caller.refusal !== 'UnknownKey') return { caller, keys };
  await ring.refresh();
  const { keys: renewed = keys } = ring;
  if (renewed === keys) return { caller, keys };
  return { caller: await verifyToken(token, { keys: renewed, rules, now: now() }), keys: renewed };
}
