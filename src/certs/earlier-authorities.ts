import { readCertificate } from './read-certificate.ts';

/**
 * How many authorities stay trusted besides the one that signs. Their number is bounded and not their age: an expired certificate in the
 * bundle verifies nothing and does no harm, but one that was dropped because a clock jumped would stop every call.
 */
const MOST = 3;

/**
 * The authorities that stay trusted besides the one that signs: those of the candidates that are authorities, each once, the first ones.
 *
 * @param candidates PEM texts of one certificate each, the most important first
 * @param signing the PEM text of the authority that signs
 */
export function earlierAuthorities(candidates: readonly string[], signing: string): string[] {
  const known = new Set([fingerprint(signing)]);
  const found: string[] = [];
  for (const pem of candidates) {
    const print = fingerprint(pem);
    if (print === undefined || known.has(print) || found.length === MOST) continue;
    known.add(print);
    if (readCertificate(pem)?.facts.isAuthority === true) found.push(pem);
  }
  return found;
}

function fingerprint(pem: string): string | undefined {
  return readCertificate(pem)?.x509.fingerprint256;
}
