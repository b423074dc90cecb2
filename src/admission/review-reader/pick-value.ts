import { byteAt } from './byte-at.ts';
import { findMember } from './find-member.ts';
import type { JsonSource } from './json-source.ts';
import { pickScalar } from './pick-scalar.ts';
import type { Selection } from './selection.ts';
import { skipColon } from './skip-colon.ts';
import { skipPlain } from './skip-plain.ts';
import { skipSpace } from './skip-space.ts';
import { skipValue } from './skip-value.ts';
import { textBetween } from './text-between.ts';
import { UNUSUAL } from './unusual.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * What a selection picks of the value at the source's place, which moves behind it. `UNUSUAL` where none stands there, and for what is left to the
 * full parser: a container where the selection has none of its kind, a picked member that comes twice, `__proto__` among picked members, an escape in
 * a name beside picked members, and what `skipValue` does not pass.
 */
export function pickValue(source: JsonSource, selection: Selection): unknown {
  const { bytes, end, at } = source;
  switch (byteAt(bytes, end, at)) {
    case OPEN_OBJECT:
      return selection.members === undefined ? UNUSUAL : pickMembers(source, selection);
    case OPEN_ARRAY:
      return selection.items === undefined ? UNUSUAL : pickItems(source, selection.items);
    default:
      return pickScalar(source);
  }
}

function pickItems(source: JsonSource, selection: Selection): unknown {
  const { bytes, end } = source;
  const picked: unknown[] = [];
  source.at = skipSpace(bytes, end, source.at + 1);
  if (byteAt(bytes, end, source.at) === CLOSE_ARRAY) {
    source.at++;
    return picked;
  }
  for (;;) {
    const value = pickValue(source, selection);
    if (value === UNUSUAL) return UNUSUAL;
    picked.push(value);
    const at = skipSpace(bytes, end, source.at);
    const next = byteAt(bytes, end, at);
    source.at = at + 1;
    if (next === CLOSE_ARRAY) return picked;
    if (next !== COMMA) return UNUSUAL;
    source.at = skipSpace(bytes, end, at + 1);
  }
}

function pickMembers(source: JsonSource, selection: Selection): unknown {
  const { bytes, end } = source;
  const picked: Record<string, unknown> = {};
  const members = selection.members ?? [];
  let seen = 0;
  let at = skipSpace(bytes, end, source.at + 1);
  if (byteAt(bytes, end, at) === CLOSE_OBJECT) {
    source.at = at + 1;
    return picked;
  }
  for (;;) {
    if (byteAt(bytes, end, at) !== QUOTE) return UNUSUAL;
    const nameStart = at + 1;
    const nameEnd = skipPlain(source, nameStart);
    at = skipNameEnd(bytes, end, nameEnd);
    if (at < 0) return UNUSUAL;
    const member = findMember(members, source.view, nameStart, nameEnd);
    const wanted = member === undefined ? selection.rest : member.value;
    if (wanted === undefined) at = skipValue(source, at);
    else {
      const name = member === undefined ? textBetween(source, nameStart, nameEnd) : member.name;
      const bit = member === undefined ? 0 : member.bit;
      if ((seen & bit) !== 0 || (bit === 0 && isTaken(picked, name))) return UNUSUAL;
      seen |= bit;
      source.at = at;
      const value = pickValue(source, wanted);
      if (value === UNUSUAL) return UNUSUAL;
      picked[name] = value;
      at = source.at;
    }
    if (at < 0) return UNUSUAL;
    at = skipSpace(bytes, end, at);
    const next = byteAt(bytes, end, at);
    if (next === CLOSE_OBJECT) {
      source.at = at + 1;
      return picked;
    }
    if (next !== COMMA) return UNUSUAL;
    at = skipSpace(bytes, end, at + 1);
  }
}

function skipNameEnd(bytes: Buffer, end: number, nameEnd: number): number {
  if (byteAt(bytes, end, nameEnd) !== QUOTE) return -1;
  const at = skipColon(bytes, end, nameEnd + 1);
  return at < 0 ? -1 : skipSpace(bytes, end, at);
}

function isTaken(picked: object, name: string): boolean {
  return name === '__proto__' || Object.hasOwn(picked, name);
}
