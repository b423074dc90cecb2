/** Whether a byte is `0` to `9`. */
// @ts-expect-error a decorator of AssemblyScript
@inline
export function isDigit(byte: u32): bool {
  return byte - 0x30 <= 9;
}
