/** The place of the first byte that is no white space (RFC 8259). There is rarely any. */
// @ts-expect-error a decorator of AssemblyScript
@inline
export function skipSpace(start: usize): usize {
  return load<u8>(start) > 0x20 ? start : skipSpaces(start);
}

function skipSpaces(start: usize): usize {
  let at = start;
  while (load<u8>(at) <= 0x20 && isSpace(load<u8>(at))) at++;
  return at;
}

function isSpace(byte: u32): bool {
  return byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09;
}
