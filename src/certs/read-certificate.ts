import { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from './certificate-pair.ts';

/** The first certificate of a PEM text and its facts; undefined where there is none that can be read. Never throws. */
export function readCertificate(
  pem: string,
): { readonly x509: X509Certificate; readonly facts: CertificateFacts } | undefined {
  try {
    const x509 = new X509Certificate(pem);
    const names = (x509.subjectAltName ?? '').split(', ');
    return {
      x509,
      facts: {
        notBefore: x509.validFromDate.getTime(),
        notAfter: x509.validToDate.getTime(),
        isAuthority: x509.ca,
        dnsNames: names.flatMap((name) => (name.startsWith('DNS:') ? [name.slice(4)] : [])).sort(),
      },
    };
  } catch {
    return undefined;
  }
}
