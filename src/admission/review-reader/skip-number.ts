import { byteAt } from './byte-at.ts';
import type { JsonSource } from './json-source.ts';

const PLUS = 0x2b;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const LOWER_E = 0x65;

/** The place behind a number, or -1 where none begins. */
export function skipNumber({ bytes, end }: JsonSource, start: number): number {
  let at = byteAt(bytes, end, start) === MINUS ? start + 1 : start;
  at = byteAt(bytes, end, at) === ZERO ? at + 1 : skipDigits(bytes, end, at);
  if (at < 0) return -1;
  if (byteAt(bytes, end, at) === DOT) {
    at = skipDigits(bytes, end, at + 1);
    if (at < 0) return -1;
  }
  if ((byteAt(bytes, end, at) | 0x20) !== LOWER_E) return at;
  const sign = byteAt(bytes, end, at + 1);
  return skipDigits(bytes, end, sign === PLUS || sign === MINUS ? at + 2 : at + 1);
}

/** At least one. */
function skipDigits(bytes: Buffer, end: number, start: number): number {
  let at = start;
  for (;;) {
    const byte = byteAt(bytes, end, at);
    if (byte < ZERO || byte > NINE) return at === start ? -1 : at;
    at++;
  }
}
