/** Characters of a digest by algorithm: prefix and hexadecimal digits. */
const LENGTHS: Readonly<Record<string, number>> = { 'sha256:': 71, 'sha512:': 135 };
const PREFIX = 7;

/**
 * Writes a digest in half its size, as character codes below 256: that of `2` or `5` for SHA-256 or SHA-512, then one for each two hexadecimal
 * digits. Writes nothing of what is no digest as image references have them: no image can be named by it.
 *
 * @param codes what is written to, at its end
 * @returns whether it is a digest
 */
export function packDigest(digest: string, codes: number[]): boolean {
  if (LENGTHS[digest.slice(0, PREFIX)] !== digest.length) return false;
  const start = codes.length;
  codes.push(digest.charCodeAt(3));
  for (let at = PREFIX; at < digest.length; at += 2) {
    const high = hexadecimal(digest.charCodeAt(at));
    const low = hexadecimal(digest.charCodeAt(at + 1));
    if (high < 0 || low < 0) {
      codes.length = start;
      return false;
    }
    codes.push(high * 16 + low);
  }
  return true;
}

/** The value of a digit, -1 for what is none. */
function hexadecimal(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : -1;
}
