import type { X509Certificate } from 'node:crypto';
import { readCertificate } from './read-certificate.ts';
import { splitCertificates } from './split-certificates.ts';

/** The certificates of a PEM text, in order. What cannot be read is left out, as the API server leaves it out. Never throws. */
export function readBundle(pem: string): X509Certificate[] {
  return splitCertificates(pem).flatMap((text) => readCertificate(text)?.x509 ?? []);
}
