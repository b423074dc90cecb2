import 'reflect-metadata';
import { createPrivateKey, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { CertificatePair } from './certificate-pair.ts';
import { exportPrivateKey } from './export-private-key.ts';
import { SIGNATURE, generateKeys } from './generate-keys.ts';

const HOUR = 3_600_000;
const LIFETIME = 90 * 24 * HOUR;

/**
 * A new serving certificate of 90 days, never longer than its authority.
 *
 * @param dnsNames the names by which the API server calls the webhook, at least one
 * @param now milliseconds since 1970
 */
export async function issueLeaf(
  authority: CertificatePair,
  dnsNames: readonly string[],
  now: number,
): Promise<CertificatePair> {
  const keys = await generateKeys();
  const issuer = new X509Certificate(authority.certificate);
  const notBefore = Math.max(now - HOUR, authority.facts.notBefore);
  const notAfter = Math.min(now - HOUR + LIFETIME, authority.facts.notAfter);
  const certificate = await X509CertificateGenerator.create({
    subject: [{ CN: ['base-image-webhook'] }],
    issuer: issuer.subjectName,
    publicKey: keys.publicKey,
    signingKey: await signingKey(authority),
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
    signingAlgorithm: SIGNATURE,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(dnsNames.map((value) => ({ type: 'dns', value }))),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return {
    certificate: `${certificate.toString('pem')}\n`,
    privateKey: exportPrivateKey(keys.privateKey),
    facts: {
      notBefore: certificate.notBefore.getTime(),
      notAfter: certificate.notAfter.getTime(),
      isAuthority: false,
      dnsNames: [...dnsNames].sort(),
    },
  };
}

async function signingKey({ privateKey }: CertificatePair): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' });
  return webcrypto.subtle.importKey('pkcs8', der, SIGNATURE, false, ['sign']);
}
