import { createPrivateKey } from 'node:crypto';
import type { CertificatePair } from './certificate-pair.ts';

/** Whether a pair is an authority whose key can sign as ours do: on P-256. Another one is foreign and is replaced. */
export function canIssue({ facts, privateKey }: CertificatePair): boolean {
  const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(privateKey);
  // Node names the curve prime256v1.
  return (
    facts.isAuthority &&
    asymmetricKeyType === 'ec' &&
    asymmetricKeyDetails?.namedCurve === 'prime256v1'
  );
}
