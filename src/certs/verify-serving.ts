import type { X509Certificate } from 'node:crypto';

/** A serving certificate, and by what it is to be verified. */
export interface ServingToVerify {
  /** What the server sends in a handshake: its own certificate, then those between that and an authority. */
  readonly chain: readonly X509Certificate[];
  /** The certificates of the caBundle. */
  readonly anchors: readonly X509Certificate[];
  /** The name by which the client calls. */
  readonly dnsName: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Certificates of a chain that are looked at. */
const MAX_CHAIN = 8;
/** RFC 5280 section 4.2.1.12: id-kp-serverAuth, anyExtendedKeyUsage. */
const SERVER = ['1.3.6.1.5.5.7.3.1', '2.5.29.37.0'];
/** Go's client reads names from the alternative names alone, and knows `*` only as a whole label. */
const NAMES = { subject: 'never', partialWildcards: false } as const;

/**
 * Why the API server would not accept a serving certificate, as the rest of a sentence that begins with "it"; undefined where it accepts it.
 * The rules are those of Go's crypto/x509 (Certificate.Verify), which the API server calls webhooks with: every certificate of the caBundle
 * is trusted, root or not, and each one on the way must be valid now. Lengths of paths and constraints of names are not looked at: Node does
 * not tell them.
 */
export function verifyServing(serving: ServingToVerify): string | undefined {
  const [leaf, ...between] = serving.chain.slice(0, MAX_CHAIN);
  if (leaf === undefined) return 'holds no certificate';
  return leafProblem(leaf, serving) ?? chainProblem(leaf, between, serving);
}

function leafProblem(leaf: X509Certificate, { dnsName, now }: ServingToVerify): string | undefined {
  const untimely = timeProblem(leaf, now);
  if (untimely !== undefined) return untimely;
  if (leaf.checkHost(dnsName, NAMES) === undefined) return `is not for the name ${dnsName}`;
  // Node calls the extended usages keyUsage; undefined where the certificate has none, which allows all.
  const usages = leaf.keyUsage as readonly string[] | undefined;
  if (usages?.some((usage) => SERVER.includes(usage)) === false) return 'is not for servers';
  return undefined;
}

/** Looks for a way from the leaf to a trusted certificate. Each certificate between is tried once: what leads on from it never changes. */
function chainProblem(
  leaf: X509Certificate,
  between: readonly X509Certificate[],
  { anchors, now }: ServingToVerify,
): string | undefined {
  let problem = 'was signed by nothing in the caBundle';
  const reached = [leaf];
  for (const certificate of reached) {
    if (anchors.some(({ raw }) => raw.equals(certificate.raw))) return undefined;
    for (const issuer of [...anchors, ...between]) {
      if (reached.includes(issuer) || !isSignedBy(certificate, issuer)) continue;
      const untimely = timeProblem(issuer, now);
      if (untimely !== undefined) problem = `was signed by an authority that ${untimely}`;
      else reached.push(issuer);
    }
  }
  return problem;
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function timeProblem({ validFromDate, validToDate }: X509Certificate, now: number) {
  if (now > validToDate.getTime()) return `expired at ${validToDate.toISOString()}`;
  if (now < validFromDate.getTime()) return `is not valid before ${validFromDate.toISOString()}`;
  return undefined;
}
