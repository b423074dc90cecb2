import { byteAt } from './byte-at.ts';
import type { JsonSource } from './json-source.ts';

const LOWER_U = 0x75;
/** 1 for each letter that makes an escape with nothing behind it. */
const SIMPLE = new Uint8Array(256);
for (const letter of '"\\/bfnrt') SIMPLE[letter.charCodeAt(0)] = 1;

/**
 * The place behind an escape in a string, or -1.
 *
 * @param start the place behind its backslash
 */
export function skipEscape({ bytes, end }: JsonSource, start: number): number {
  const letter = byteAt(bytes, end, start);
  if (letter !== LOWER_U) return SIMPLE[letter] === 1 ? start + 1 : -1;
  for (let at = start + 1; at < start + 5; at++) if (!isHex(byteAt(bytes, end, at))) return -1;
  return start + 5;
}

function isHex(byte: number): boolean {
  const lower = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (lower >= 0x61 && lower <= 0x66);
}
