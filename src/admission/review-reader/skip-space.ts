import { byteAt } from './byte-at.ts';

/** The first place from `start` on that is no space, tab, line feed or carriage return. */
export function skipSpace(bytes: Buffer, end: number, start: number): number {
  let at = start;
  while (isSpace(byteAt(bytes, end, at))) at++;
  return at;
}

function isSpace(byte: number): boolean {
  return byte <= 0x20 && (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
}
