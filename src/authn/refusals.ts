/** How a refusal is answered: an HTTP status and a sentence of our own. Words of a token never reach an answer or the log. */
export interface RefusalAnswer {
  readonly code: 401 | 503;
  readonly message: string;
}

/** Why a caller is refused. All are 401 but what could not be told: an inability is not a violation. */
export const REFUSALS = {
  NoToken: { code: 401, message: 'expected a service account token: Authorization: Bearer TOKEN' },
  TooLong: { code: 401, message: 'the header Authorization is longer than 8 KiB' },
  Malformed: { code: 401, message: 'the bearer token is no signed JSON Web Token' },
  Algorithm: { code: 401, message: 'the token is not signed by an allowed algorithm' },
  UnknownKey: {
    code: 401,
    message: 'the token is signed by a key that this cluster does not publish',
  },
  Signature: { code: 401, message: 'the signature of the token does not hold' },
  Issuer: { code: 401, message: 'the token is of another issuer' },
  Audience: { code: 401, message: 'the token is for another audience' },
  Expired: { code: 401, message: 'the token has expired, or does not say when it does' },
  NotYetValid: { code: 401, message: 'the token is not valid yet' },
  Subject: { code: 401, message: 'the subject of the token is not allowed to call' },
  KeysUnavailable: { code: 503, message: 'the keys of the cluster were not read yet' },
} as const satisfies Readonly<Record<string, RefusalAnswer>>;

/** The name of a refusal; a label of a metric. */
export type Refusal = keyof typeof REFUSALS;
