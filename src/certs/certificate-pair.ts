/** A certificate with its private key (both PEM) and what decisions need to know of it. Times are milliseconds since 1970. */
export interface CertificatePair {
  readonly certificate: string;
  readonly privateKey: string;
  readonly facts: CertificateFacts;
}

export interface CertificateFacts {
  readonly notBefore: number;
  readonly notAfter: number;
  /** Basic constraints say that it may sign certificates. */
  readonly isAuthority: boolean;
  /** DNS names of the subject alternative name, sorted. */
  readonly dnsNames: readonly string[];
}
