import { byteAt } from './byte-at.ts';
import type { JsonSource } from './json-source.ts';
import { skipLiteral } from './skip-literal.ts';
import { skipNumber } from './skip-number.ts';
import { skipPlain } from './skip-plain.ts';
import { skipString } from './skip-string.ts';
import { textBetween } from './text-between.ts';
import { UNUSUAL } from './unusual.ts';

const QUOTE = 0x22;
const NINE = 0x39;
const LOWER_N = 0x6e;
const LOWER_T = 0x74;

/** The text, number, boolean or null at the source's place, which moves behind it; `UNUSUAL` where none stands there. */
export function pickScalar(source: JsonSource): unknown {
  const { bytes, end, at } = source;
  const first = byteAt(bytes, end, at);
  if (first === QUOTE) return pickText(source);
  source.at = first > NINE ? skipLiteral(source, at) : skipNumber(source, at);
  if (source.at < 0) return UNUSUAL;
  if (first <= NINE) return Number(textBetween(source, at, source.at));
  return first === LOWER_N ? null : first === LOWER_T;
}

function pickText(source: JsonSource): unknown {
  const start = source.at + 1;
  const plain = skipPlain(source, start);
  if (byteAt(source.bytes, source.end, plain) === QUOTE) {
    source.at = plain + 1;
    return textBetween(source, start, plain);
  }
  source.at = skipString(source, plain);
  if (source.at < 0) return UNUSUAL;
  return JSON.parse(textBetween(source, start - 1, source.at));
}
