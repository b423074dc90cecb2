import { isDigit } from './is-digit.ts';
import { NONE } from './none.ts';

/** The place behind a number (RFC 8259, section 6), or NONE. */
export function skipNumber(start: usize): usize {
  let at = load<u8>(start) == 0x2d ? start + 1 : start;
  at = load<u8>(at) == 0x30 ? at + 1 : skipDigits(at);
  if (at == NONE) return NONE;
  if (load<u8>(at) == 0x2e) {
    at = skipDigits(at + 1);
    if (at == NONE) return NONE;
  }
  if ((load<u8>(at) | 0x20) != 0x65) return at;
  const sign: u32 = load<u8>(at + 1);
  return skipDigits(sign == 0x2b || sign == 0x2d ? at + 2 : at + 1);
}

/** At least one. */
function skipDigits(start: usize): usize {
  let at = start;
  while (isDigit(load<u8>(at))) at++;
  return at == start ? NONE : at;
}
