import { errors } from 'jose';
import type { Refusal } from './refusals.ts';

const CLAIMS: Readonly<Record<string, Refusal>> = {
  iss: 'Issuer',
  aud: 'Audience',
  exp: 'Expired',
  nbf: 'NotYetValid',
  sub: 'Subject',
};

/** What an error of jose's verification says about the token. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof errors.JWTExpired) return 'Expired';
  if (error instanceof errors.JWTClaimValidationFailed) return CLAIMS[error.claim] ?? 'Malformed';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'Algorithm';
  if (error instanceof errors.JWKSNoMatchingKey) return 'UnknownKey';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'Signature';
  return 'Malformed';
}
