import { byteAt } from './byte-at.ts';
import type { JsonSource } from './json-source.ts';
import { skipEscape } from './skip-escape.ts';
import { skipPlain } from './skip-plain.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * The place behind a string's closing quote, or -1. Bytes that are no UTF-8 are passed over: decoding makes other characters of them, never the
 * string's end.
 *
 * @param start the place behind its opening quote
 */
export function skipString(source: JsonSource, start: number): number {
  const { bytes, end } = source;
  let at = start;
  for (;;) {
    at = skipPlain(source, at);
    const byte = byteAt(bytes, end, at);
    if (byte === QUOTE) return at + 1;
    if (byte !== BACKSLASH) return -1;
    at = skipEscape(source, at + 1);
    if (at < 0) return -1;
  }
}
