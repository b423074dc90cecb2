import { packDigest } from './pack-digest.ts';
import type { DigestStanding } from './pack-digests.ts';

const STANDINGS: Readonly<Record<string, DigestStanding>> = {
  J: 'Judged',
  V: 'Valid',
  I: 'Invalid',
  U: 'Unknown',
};

/** What `packDigests` was told of a digest; undefined where it was told nothing. */
export function findDigest(digests: string, digest: string): DigestStanding | undefined {
  const codes: number[] = [];
  if (!packDigest(digest, codes)) return undefined;
  const wanted = String.fromCharCode(...codes);
  let at = 0;
  while (at < digests.length) {
    if (digests.startsWith(wanted, at + 1)) return STANDINGS[digests.charAt(at)];
    at += digests.charAt(at + 1) === '2' ? 34 : 66;
  }
  return undefined;
}
