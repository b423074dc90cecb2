import { NONE } from './none.ts';

/** The place behind `true`, `null` or `false`, or NONE. Their letters are compared as numbers, the first one lowest. */
export function skipLiteral(start: usize): usize {
  const word = load<u32>(start);
  if (word == 0x65757274 || word == 0x6c6c756e) return start + 4;
  if (load<u8>(start) == 0x66 && load<u32>(start + 1) == 0x65736c61) return start + 5;
  return NONE;
}
