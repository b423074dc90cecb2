import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Extension, X509Certificate } from '@peculiar/x509';
import { KeyObject, webcrypto } from 'node:crypto';

/** A certificate of a test with its keys. */
export interface Made {
  readonly pem: string;
  readonly key: string;
  readonly name: string;
  readonly keys: webcrypto.CryptoKeyPair;
}

/** What differs from a certificate without any extension that is valid for an hour before and after now. */
export interface MakeOptions {
  readonly name: string;
  /** Itself without one. */
  readonly issuer?: Made;
  readonly ca?: boolean;
  readonly dns?: readonly string[];
  /** Object identifiers of extended key usages. */
  readonly usages?: readonly string[];
  /** Minutes from now. */
  readonly from?: number;
  readonly to?: number;
  /** Keys of another certificate, which this one renews. */
  readonly keys?: webcrypto.CryptoKeyPair;
  /** Milliseconds since 1970. */
  readonly now?: number;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const MINUTE = 60_000;

/** Makes any certificate, also one that no good issuer would make. */
export async function makeCertificate(options: MakeOptions): Promise<Made> {
  const { name, issuer, ca, dns, usages, from = -60, to = 60, now = Date.now() } = options;
  const keys =
    options.keys ?? (await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']));
  const extensions: Extension[] = [];
  if (ca !== undefined) extensions.push(new BasicConstraintsExtension(ca, undefined, true));
  if (dns !== undefined)
    extensions.push(
      new SubjectAlternativeNameExtension(dns.map((value) => ({ type: 'dns', value }))),
    );
  if (usages !== undefined) extensions.push(new ExtendedKeyUsageExtension([...usages]));
  const certificate: X509Certificate = await X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: `CN=${issuer?.name ?? name}`,
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    notBefore: new Date(now + from * MINUTE),
    notAfter: new Date(now + to * MINUTE),
    signingAlgorithm: ALGORITHM,
    extensions,
  });
  const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
  return { pem: `${certificate.toString('pem')}\n`, key, name, keys };
}
