/** The byte at a place; behind the end 0, which stands nowhere in a JSON text. */
export function byteAt(bytes: Buffer, end: number, at: number): number {
  return at < end ? (bytes[at] ?? 0) : 0;
}
