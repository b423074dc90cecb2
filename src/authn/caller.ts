import type { Refusal } from './refusals.ts';

/** Who may call. */
export interface CallerRules {
  /** Whom a token must be for: one of its `aud`. */
  readonly audience: string;
  /** Whose token it may be: `sub`, as in `system:serviceaccount:NAMESPACE:NAME`. */
  readonly subjects: readonly string[];
}

/** A caller that is known, or why it is refused. */
export type Caller = KnownCaller | RefusedCaller;

/** A caller with a token that holds. */
export interface KnownCaller {
  readonly known: true;
  readonly subject: string;
  /** When the token ends to count, in milliseconds since 1970. */
  readonly until: number;
}

/** A caller without a token that holds. */
export interface RefusedCaller {
  readonly known: false;
  readonly refusal: Refusal;
}

/** Tells who calls by the header `Authorization`; never throws and never rejects. At once where the token is known. */
export type Authenticate = (authorization: string | undefined) => Caller | Promise<Caller>;
