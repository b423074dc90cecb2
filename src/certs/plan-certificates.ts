import type { CertificateFacts } from './certificate-pair.ts';
import { renewalTime } from './renewal-time.ts';

/** What is there, as far as it can be read. */
export interface CertificateState {
  /** The authority that signs; undefined where it is lost or broken. */
  readonly authority: CertificateFacts | undefined;
  /** An earlier authority that may still be trusted. */
  readonly previous: CertificateFacts | undefined;
  /** The serving certificate. */
  readonly leaf: (CertificateFacts & { readonly issuedByAuthority: boolean }) | undefined;
  /** Names that the serving certificate must have. */
  readonly dnsNames: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What to do about it. */
export interface CertificatePlan {
  readonly authority: 'Keep' | 'Create';
  /**
   * The second certificate of the bundle: while a new authority takes over, certificates of the old one are still served, so both are
   * trusted until the old one expires.
   */
  readonly previous: 'Keep' | 'AuthorityBecomesPrevious' | 'Drop';
  readonly leaf: 'Keep' | 'Issue';
}

/** Decides what is created, kept and trusted. Anything that does not hold what it must is made anew. */
export function planCertificates(state: CertificateState): CertificatePlan {
  const { authority, previous, now } = state;
  if (authority !== undefined && canSign(authority, now) && now < renewalTime(authority)) {
    return {
      authority: 'Keep',
      previous: previous !== undefined && canSign(previous, now) ? 'Keep' : 'Drop',
      leaf: keepsLeaf(state) ? 'Keep' : 'Issue',
    };
  }
  return { authority: 'Create', previous: previousOnCreate(state), leaf: 'Issue' };
}

function canSign({ isAuthority, notBefore, notAfter }: CertificateFacts, now: number): boolean {
  return isAuthority && notBefore <= now && now < notAfter;
}

function previousOnCreate(state: CertificateState): CertificatePlan['previous'] {
  const { authority, previous, now } = state;
  if (authority !== undefined && canSign(authority, now)) return 'AuthorityBecomesPrevious';
  return previous !== undefined && canSign(previous, now) ? 'Keep' : 'Drop';
}

function keepsLeaf({ leaf, dnsNames, now }: CertificateState): boolean {
  if (leaf === undefined || !leaf.issuedByAuthority || leaf.isAuthority) return false;
  if (leaf.notBefore > now || now >= renewalTime(leaf)) return false;
  return dnsNames.every((name) => leaf.dnsNames.includes(name));
}
