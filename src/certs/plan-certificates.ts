import type { CertificateFacts } from './certificate-pair.ts';
import { renewalTime } from './renewal-time.ts';

/** What is there, as far as it can be read. */
export interface CertificateState {
  /** The authority that signs; undefined where it is lost or broken. */
  readonly authority: CertificateFacts | undefined;
  /** Whether every API server trusts the authority, or nothing calls the webhook. */
  readonly isTrusted: boolean;
  /** The serving certificate; undefined where it is lost or broken. */
  readonly leaf: (CertificateFacts & LeafFacts) | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface LeafFacts {
  readonly isIssuedByAuthority: boolean;
  /** Whether it works now for those who trust the authority and the ones before it: time, name, issuer. */
  readonly isVerified: boolean;
}

/** What to do about it. */
export interface CertificatePlan {
  /** `Create`: a new one signs from now on; the present one stays trusted. */
  readonly authority: 'Keep' | 'Create';
  /** `Wait`: it is to be replaced, but works still, and the API server does not trust the one that would sign the next. */
  readonly leaf: 'Keep' | 'Wait' | 'Issue';
}

/**
 * Decides what is created and kept. What is not as it must be is made anew; a serving certificate that works is given up only for one that
 * the API server is known to trust.
 */
export function planCertificates(state: CertificateState): CertificatePlan {
  const { authority, isTrusted, leaf, now } = state;
  const keepsAuthority =
    authority !== undefined && canSign(authority, now) && now < renewalTime(authority);
  if (keepsAuthority && leaf !== undefined && isAsItMust(leaf, now))
    return { authority: 'Keep', leaf: 'Keep' };
  const mayServeNext = keepsAuthority && isTrusted;
  return {
    authority: keepsAuthority ? 'Keep' : 'Create',
    leaf: leaf?.isVerified === true && !mayServeNext ? 'Wait' : 'Issue',
  };
}

function canSign({ isAuthority, notBefore, notAfter }: CertificateFacts, now: number): boolean {
  return isAuthority && notBefore <= now && now < notAfter;
}

function isAsItMust(leaf: NonNullable<CertificateState['leaf']>, now: number): boolean {
  const { isIssuedByAuthority, isVerified, isAuthority } = leaf;
  return isIssuedByAuthority && isVerified && !isAuthority && now < renewalTime(leaf);
}
