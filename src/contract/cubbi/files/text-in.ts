/** Bytes of a file as text; what is no UTF-8 becomes U+FFFD. */
export function textIn(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
