import { readCertificate } from './read-certificate.ts';

/** Whether the first certificate of one PEM text was signed by that of another. False where either cannot be read. */
export function isIssuedBy(certificate: string, authority: string): boolean {
  const leaf = readCertificate(certificate)?.x509;
  const issuer = readCertificate(authority)?.x509;
  if (leaf === undefined || issuer === undefined) return false;
  return leaf.checkIssued(issuer) && leaf.verify(issuer.publicKey);
}
