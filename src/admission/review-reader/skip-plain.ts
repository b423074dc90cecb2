import type { JsonSource } from './json-source.ts';

/** The first place from `start` on, within a string, where a byte does not stand for itself: a quote, a backslash, a control character. */
export function skipPlain({ bytes, end, view }: JsonSource, start: number): number {
  const lastWord = end - 4;
  let at = start;
  while (at <= lastWord) {
    const special = specialIn(view.getInt32(at, true));
    if (special !== 0) return at + ((31 - Math.clz32(special & -special)) >> 3);
    at += 4;
  }
  while (at < end && !isSpecial(bytes[at] ?? 0)) at++;
  return at;
}

/**
 * Looks at four bytes at once. The lowest bit of the result is the lowest bit of the first byte that is special; 0 where none is. A subtraction
 * tells bytes that are too small by the borrow that sets their highest bit, and `^` makes a certain byte 0 before. Bytes from 0x80 on, which are
 * parts of other characters, are never special.
 */
function specialIn(word: number): number {
  const quotes = (word ^ 0x22222222) - 0x01010101;
  const backslashes = (word ^ 0x5c5c5c5c) - 0x01010101;
  const controls = word - 0x20202020;
  return ((quotes | backslashes | controls) & ~word & 0x80808080) >>> 7;
}

function isSpecial(byte: number): boolean {
  return byte < 0x20 || byte === 0x22 || byte === 0x5c;
}
