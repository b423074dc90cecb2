const CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]*-----END CERTIFICATE-----/g;
/** More than an object of the API can hold; the rest of a longer text is not looked at. */
const MAX_LENGTH = 2 * 1024 * 1024;

/** The certificates of a PEM text, one text each, in order. */
export function splitCertificates(pem: string): string[] {
  return (pem.slice(0, MAX_LENGTH).match(CERTIFICATE) ?? []).map((text) => `${text}\n`);
}
