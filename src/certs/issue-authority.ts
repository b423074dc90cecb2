import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { CertificatePair } from './certificate-pair.ts';
import { exportPrivateKey } from './export-private-key.ts';
import { SIGNATURE, generateKeys } from './generate-keys.ts';

const HOUR = 3_600_000;
const LIFETIME = 730 * 24 * HOUR;

/**
 * A new authority of two years, which can sign serving certificates and no further authorities. It is valid from an hour ago, for clocks that
 * go behind.
 *
 * @param now milliseconds since 1970
 */
export async function issueAuthority(now: number): Promise<CertificatePair> {
  const keys = await generateKeys();
  const notBefore = new Date(now - HOUR);
  const notAfter = new Date(now - HOUR + LIFETIME);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: ['base-image-webhook-ca'] }],
    keys,
    notBefore,
    notAfter,
    signingAlgorithm: SIGNATURE,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return {
    certificate: `${certificate.toString('pem')}\n`,
    privateKey: exportPrivateKey(keys.privateKey),
    facts: {
      notBefore: certificate.notBefore.getTime(),
      notAfter: certificate.notAfter.getTime(),
      isAuthority: true,
      dnsNames: [],
    },
  };
}
