import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { createPrivateKey, webcrypto } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { exportPrivateKey } from '../../../../src/certs/export-private-key.ts';
import { SIGNATURE, generateKeys } from '../../../../src/certs/generate-keys.ts';
import { issueAuthority } from '../../../../src/certs/issue-authority.ts';

/** Files with the certificate that every server of the bench has, for 127.0.0.1 and localhost. */
export interface TlsMaterial {
  /** Folder with `tls.crt` and `tls.key`, as a Secret of type kubernetes.io/tls is mounted. */
  readonly folder: string;
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly caFile: string;
  /** The authority's certificate, PEM. */
  readonly ca: string;
}

const DAY = 86_400_000;

/** Makes an authority and a serving certificate in a folder: of the product's own kind (ECDSA on P-256), but for an address, as a fake API server needs it. */
export async function makeTlsMaterial(folder: string): Promise<TlsMaterial> {
  const now = Date.now();
  const authority = await issueAuthority(now);
  const keys = await generateKeys();
  const der = createPrivateKey(authority.privateKey).export({ type: 'pkcs8', format: 'der' });
  const leaf = await X509CertificateGenerator.create({
    subject: [{ CN: ['bench'] }],
    issuer: new X509Certificate(authority.certificate).subjectName,
    publicKey: keys.publicKey,
    signingKey: await webcrypto.subtle.importKey('pkcs8', der, SIGNATURE, false, ['sign']),
    notBefore: new Date(now),
    notAfter: new Date(now + DAY),
    signingAlgorithm: SIGNATURE,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
      ]),
    ],
  });
  const material = {
    folder,
    certificateFile: `${folder}/tls.crt`,
    keyFile: `${folder}/tls.key`,
    caFile: `${folder}/ca.crt`,
    ca: authority.certificate,
  };
  await mkdir(folder, { recursive: true });
  await writeFile(material.certificateFile, `${leaf.toString('pem')}\n`);
  await writeFile(material.keyFile, exportPrivateKey(keys.privateKey), { mode: 0o600 });
  await writeFile(material.caFile, material.ca);
  return material;
}
