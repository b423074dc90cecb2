import { NONE } from './none.ts';
import { skipEscape } from './skip-escape.ts';

/**
 * The place behind the closing quote of a text of which nothing is noted, or NONE.
 *
 * @param start the place behind the opening quote
 */
// @ts-expect-error a decorator of AssemblyScript
@inline
export function skipText(start: usize): usize {
  let at = start;
  while (true) {
    const bytes = v128.load(at);
    const found = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
        i8x16.lt_u(bytes, i8x16.splat(0x20)),
      ),
    );
    if (found == 0) {
      at += 16;
      continue;
    }
    at += ctz(found);
    const byte: u32 = load<u8>(at);
    if (byte == 0x22) return at + 1;
    if (byte != 0x5c) return NONE;
    at = skipEscape(at + 1);
    if (at == NONE) return NONE;
  }
}
