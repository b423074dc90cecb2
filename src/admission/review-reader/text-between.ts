import type { JsonSource } from './json-source.ts';

/** In bytes. Many texts are parts of one: it stays in memory as long as one of its parts does. */
const WINDOW = 4096;

/** The text between two places that cut no character in two. Bytes that are no UTF-8 become U+FFFD, as in a text that is decoded whole. */
export function textBetween(source: JsonSource, start: number, end: number): string {
  const { bytes, view, windowStart, window } = source;
  if (end - start > WINDOW || !isAscii(bytes, view, start, end)) {
    return bytes.toString('utf8', start, end);
  }
  if (start >= windowStart && end <= windowStart + window.length) {
    return window.slice(start - windowStart, end - windowStart);
  }
  source.windowStart = start;
  source.window = bytes.toString('latin1', start, start + WINDOW);
  return source.window.slice(0, end - start);
}

function isAscii(bytes: Buffer, view: DataView, start: number, end: number): boolean {
  let at = start;
  let seen = 0;
  while (at + 4 <= end) {
    seen |= view.getInt32(at, true);
    at += 4;
  }
  while (at < end) {
    seen |= bytes[at] ?? 0;
    at++;
  }
  return (seen & 0x80808080) === 0;
}
