import { NONE } from './none.ts';
import { skipLiteral } from './skip-literal.ts';
import { skipNumber } from './skip-number.ts';
import { skipSpace } from './skip-space.ts';
import { skipText } from './skip-text.ts';

/**
 * The place behind a value of which nothing is picked, or NONE: where it is no JSON, and where it may be but is too deep.
 *
 * @param room how many containers may be in one another there
 */
export function skipValue(start: usize, room: i32): usize {
  let at = start;
  let depth: i32 = 0;
  let objects: u32 = 0;
  while (true) {
    const byte: u32 = load<u8>(at);
    let closes = false;
    if (byte == 0x22) {
      at = skipText(at + 1);
    } else if (byte == 0x7b || byte == 0x5b) {
      if (depth == room) return NONE;
      depth++;
      objects = (objects << 1) | u32(byte == 0x7b);
      at = skipSpace(at + 1);
      closes = load<u8>(at) == byte + 2;
    } else at = byte > 0x39 ? skipLiteral(at) : skipNumber(at);
    if (at == NONE) return NONE;
    // Behind a value, or behind the bracket that opens a container which is not empty.
    if (closes || (byte != 0x7b && byte != 0x5b)) {
      while (true) {
        if (!closes) {
          if (depth == 0) return at;
          at = skipSpace(at);
          if (load<u8>(at) == 0x2c) break;
          if (load<u8>(at) != (objects & 1 ? 0x7d : 0x5d)) return NONE;
        }
        closes = false;
        at++;
        depth--;
        objects >>= 1;
      }
      at = skipSpace(at + 1);
    }
    if (objects & 1) {
      if (load<u8>(at) != 0x22) return NONE;
      at = skipText(at + 1);
      if (at == NONE) return NONE;
      at = skipSpace(at);
      if (load<u8>(at) != 0x3a) return NONE;
      at = skipSpace(at + 1);
    }
  }
}
