import { createPrivateKey } from 'node:crypto';
import type { CertificatePair } from './certificate-pair.ts';
import { readCertificate } from './read-certificate.ts';

/**
 * A certificate and its private key as they stand in a Secret; undefined where one of them is missing, cannot be read, or they do not belong
 * together. Never throws: a Secret that someone broke is made anew.
 */
export function readPair(
  certificate: string | undefined,
  privateKey: string | undefined,
): CertificatePair | undefined {
  const read = readCertificate(certificate ?? '');
  if (read === undefined || certificate === undefined || privateKey === undefined) return undefined;
  try {
    if (!read.x509.checkPrivateKey(createPrivateKey(privateKey))) return undefined;
  } catch {
    return undefined;
  }
  return { certificate, privateKey, facts: read.facts };
}
