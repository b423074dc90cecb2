import { basicAuthorization } from './basic-authorization.ts';
import { fetchToken } from './fetch-token.ts';
import type { TokenRequest } from './fetch-token.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { Challenge } from './parse-challenges.ts';
import { refusalOf } from './refusal-of.ts';
import type { RegistryCredential } from './registry-credential.ts';
import { unauthorized } from './unauthorized.ts';

/** A registry's challenges and what is there to meet them. */
export interface AuthenticationRequest extends Omit<TokenRequest, 'challenge'> {
  readonly challenges: readonly Challenge[];
}

/** A value of the `Authorization` header. */
export interface Authorization {
  readonly value: string;
  /** Only for tokens, in milliseconds since the epoch. */
  readonly expiresAt?: number;
  /** There are credentials, but the token service must not see them. */
  readonly withheld: boolean;
}

/** Meets a registry's challenge: Bearer where it is offered, else Basic. Throws a `RegistryError` where that cannot be. */
export async function authenticate(
  http: HttpClient,
  request: AuthenticationRequest,
): Promise<Authorization> {
  const { challenges, who, credential } = request;
  const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
  if (bearer === undefined) {
    if (!challenges.some(({ scheme }) => scheme === 'basic'))
      throw unauthorized(who, 'UnknownScheme');
    return { value: basicValue(who, credential), withheld: false };
  }
  const answer = await fetchToken(http, { ...request, challenge: bearer });
  if (answer.kind === 'Refused') throw unauthorized(who, refusalOf(credential, answer.withheld));
  const { authorization, expiresAt, withheld } = answer;
  return { value: authorization, expiresAt, withheld };
}

function basicValue(who: string, credential: RegistryCredential | undefined): string {
  if (credential === undefined) throw unauthorized(who, 'NoCredentials');
  // A refresh token means something to a token service alone.
  if (credential.kind !== 'Basic') throw unauthorized(who, 'Refused');
  return basicAuthorization(credential);
}
