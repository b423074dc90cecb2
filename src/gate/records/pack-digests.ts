import type { Standing } from '../../standing/standing.ts';
import { packDigest } from './pack-digest.ts';

/** What is recorded of a digest of a slot: `Judged` where the slot's own verdict speaks of it. */
export type DigestStanding = 'Judged' | Standing;

/**
 * The digests of a slot as one short string, because there are some for each of many templates: for each the first letter of its standing and
 * what `packDigest` makes of it, in order. What is no digest is left out.
 */
export function packDigests(digests: Iterable<readonly [string, DigestStanding]>): string {
  const codes: number[] = [];
  for (const [digest, standing] of digests) {
    codes.push(standing.charCodeAt(0));
    if (!packDigest(digest, codes)) codes.pop();
  }
  // In one go: a string that is put together from others keeps all of them.
  return String.fromCharCode(...codes);
}
