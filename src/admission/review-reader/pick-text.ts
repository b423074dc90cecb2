import type { JsonTape } from './json-tape.ts';

/**
 * A text, or the name of a member. Bytes that are no UTF-8 become U+FFFD, as in a text that is decoded whole.
 *
 * @param start the place of its opening quote
 * @param end its end, as the tape has it
 */
export function pickText(tape: JsonTape, start: number, end: number): string {
  const { bytes, escaped, wide } = tape;
  if (end < wide) return bytes.latin1Slice(start + 1, end);
  const quote = end & (wide - 1);
  if ((end & escaped) === 0) return bytes.utf8Slice(start + 1, quote);
  return JSON.parse(bytes.utf8Slice(start, quote + 1)) as string;
}
