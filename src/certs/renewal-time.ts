import type { CertificateFacts } from './certificate-pair.ts';

/** When a certificate is replaced: at two thirds of its life, so that a third is left to notice that it does not work. */
export function renewalTime({ notBefore, notAfter }: CertificateFacts): number {
  return notBefore + ((notAfter - notBefore) * 2) / 3;
}
