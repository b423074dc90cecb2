/** The text, or its beginning and an ellipsis, in at most `limit` bytes of UTF-8; never cuts a character in two. */
export function cutBytes(text: string, limit: number): string {
  if (bytesOf(text) <= limit) return text;
  let kept = '';
  let bytes = 3;
  for (const character of text) {
    bytes += bytesOf(character);
    if (bytes > limit) break;
    kept += character;
  }
  return `${kept}...`;
}

/** Bytes of UTF-8. A pair of surrogates is four, a lone one is written as U+FFFD, which is three. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
