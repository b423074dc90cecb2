import { byteAt } from './byte-at.ts';
import type { JsonSource } from './json-source.ts';
import { skipColon } from './skip-colon.ts';
import { skipLiteral } from './skip-literal.ts';
import { skipNumber } from './skip-number.ts';
import { skipSpace } from './skip-space.ts';
import { skipString } from './skip-string.ts';

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const NINE = 0x39;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** What `open` is once 30 containers are open. */
const TOO_DEEP = 2 ** 30;

/** The place behind a value of any kind and the spaces before it, or -1. Builds nothing, and passes nothing that is nested deeper than 30. */
export function skipValue(source: JsonSource, start: number): number {
  const { bytes, end } = source;
  let at = start;
  // The containers around the place, the innermost last: behind a first 1, a bit for each, 1 for an object and 0 for an array.
  let open = 1;
  let nameIsNext = false;
  for (;;) {
    const byte = byteAt(bytes, end, at);
    if (byte === QUOTE) {
      at = skipString(source, at + 1);
      if (at < 0) return -1;
      if (nameIsNext) {
        at = skipColon(bytes, end, at);
        if (at < 0) return -1;
        nameIsNext = false;
        continue;
      }
    } else if (byte <= SPACE) {
      const next = skipSpace(bytes, end, at);
      if (next === at) return -1;
      at = next;
      continue;
    } else if (nameIsNext) return -1;
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (open >= TOO_DEEP) return -1;
      nameIsNext = byte === OPEN_OBJECT;
      open = (open << 1) | (nameIsNext ? 1 : 0);
      at = skipSpace(bytes, end, at + 1);
      if (byteAt(bytes, end, at) !== (nameIsNext ? CLOSE_OBJECT : CLOSE_ARRAY)) continue;
    } else {
      at = byte > NINE ? skipLiteral(source, at) : skipNumber(source, at);
      if (at < 0) return -1;
    }
    // Behind a value, or at the end of an empty container.
    for (;;) {
      if (open === 1) return at;
      let next = byteAt(bytes, end, at);
      if (next <= SPACE) {
        at = skipSpace(bytes, end, at);
        next = byteAt(bytes, end, at);
      }
      if (next === COMMA) break;
      if (next !== ((open & 1) === 1 ? CLOSE_OBJECT : CLOSE_ARRAY)) return -1;
      open >>= 1;
      at++;
    }
    at++;
    nameIsNext = (open & 1) === 1;
  }
}
