import { isDigit } from './is-digit.ts';
import { NONE } from './none.ts';

/**
 * The place behind an escape of a text, or NONE.
 *
 * @param start the place behind the backslash
 */
export function skipEscape(start: usize): usize {
  switch (load<u8>(start)) {
    case 0x22: // "
    case 0x2f: // /
    case 0x5c: // \
    case 0x62: // b
    case 0x66: // f
    case 0x6e: // n
    case 0x72: // r
    case 0x74: // t
      return start + 1;
    case 0x75: // u
      for (let at = start + 1; at < start + 5; at++) if (!isHexadecimal(load<u8>(at))) return NONE;
      return start + 5;
    default:
      return NONE;
  }
}

function isHexadecimal(byte: u32): bool {
  const lower = byte | 0x20;
  return isDigit(byte) || (lower >= 0x61 && lower <= 0x66);
}
