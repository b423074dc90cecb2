import { jwtVerify } from 'jose';
import type { Caller, CallerRules } from './caller.ts';
import type { PublishedKeys } from './published-keys.ts';
import { refusalOf } from './refusal-of.ts';

/** With what API servers sign tokens of service accounts. Never `none`, and no algorithm of which the key is a secret. */
const ALGORITHMS = ['RS256', 'ES256', 'ES384', 'ES512'];
/** By how much the clocks of the API server and of who checks may differ. */
const LEEWAY_SECONDS = 30;

/** What a token is judged by. */
export interface TokenContext {
  readonly keys: PublishedKeys;
  readonly rules: CallerRules;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Judges a token: its signature by the cluster's keys, its issuer, audience, times and subject. No I/O; never rejects.
 *
 * @param token at most a few KiB
 */
export async function verifyToken(
  token: string,
  { keys, rules, now }: TokenContext,
): Promise<Caller> {
  try {
    const { payload } = await jwtVerify<{ sub: string; exp: number }>(token, keys.keyOf, {
      algorithms: ALGORITHMS,
      issuer: keys.issuer,
      audience: rules.audience,
      requiredClaims: ['sub', 'exp'],
      clockTolerance: LEEWAY_SECONDS,
      currentDate: new Date(now),
    });
    if (!rules.subjects.includes(payload.sub)) return { known: false, refusal: 'Subject' };
    return { known: true, subject: payload.sub, until: (payload.exp + LEEWAY_SECONDS) * 1_000 };
  } catch (error) {
    return { known: false, refusal: refusalOf(error) };
  }
}
