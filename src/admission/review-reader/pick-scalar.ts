import type { JsonTape } from './json-tape.ts';
import { pickText } from './pick-text.ts';

const QUOTE = 0x22;
const NINE = 0x39;
const LOWER_N = 0x6e;
const LOWER_T = 0x74;

/** The text, number, boolean or null that comes next. */
export function pickScalar(tape: JsonTape): unknown {
  const { bytes, entries, at } = tape;
  const start = entries[at] ?? 0;
  const end = entries[at + 1] ?? 0;
  tape.at = at + 2;
  const first = bytes[start] ?? 0;
  if (first === QUOTE) return pickText(tape, start, end);
  if (first <= NINE) return Number(bytes.latin1Slice(start, end));
  return first === LOWER_N ? null : first === LOWER_T;
}
