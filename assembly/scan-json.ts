/**
 * Checks that a text is JSON (RFC 8259) and notes where the values are that a selection picks. AssemblyScript: WebAssembly looks at sixteen bytes at
 * once, JavaScript at one. `npm run generate` compiles it into `src/admission/review-reader/scan-json-binary.generated.ts`.
 *
 * The host writes selections to SELECTIONS, once, and texts to the beginning of the memory. What is picked stands from ENTRIES on, two numbers for each
 * value and each name of a member, in the order of the text. The first is the place of its first byte. The second is
 * - for a text, the place of its closing quote, plus ESCAPED where it has escapes and WIDE where it has bytes above 127;
 * - for a number, `true`, `false` or `null`, the place behind it;
 * - for an object or a list, the number of the entry behind its last one, as a negative number (`~number`).
 * Names that the selection has are one negative number instead (`~number of the name`).
 *
 * A selection is a few numbers of 32 bits: REST, the selection of each member that is not named, or 0; ITEMS, that of each item of a list, or 0; MEMBERS,
 * how many members are named, or -1 where no object may stand; and for each of them LENGTH, the length of its name; WORD, the first four bytes of
 * name and closing quote; NAME, where they stand; NUMBER, of the name; and VALUE, the selection of its value.
 */

import { NONE } from './none.ts';
import { skipEscape } from './skip-escape.ts';
import { skipLiteral } from './skip-literal.ts';
import { skipNumber } from './skip-number.ts';
import { skipSpace } from './skip-space.ts';
import { skipValue } from './skip-value.ts';

export const MOST_BYTES: i32 = 8 * 1024 * 1024;
/** Containers in one another. */
const MOST_DEPTH: i32 = 30;
const MOST_ENTRIES: i32 = 256 * 1024;
export const ESCAPED: i32 = 1 << 30;
export const WIDE: i32 = 1 << 29;

/** Behind the text stand zeros, so that sixteen bytes can be read anywhere in it. */
const OPEN: i32 = MOST_BYTES + 16;
/** Of each open container stand at OPEN its entry, its selection, and a bit for each member that was seen. */
export const SELECTIONS: i32 = OPEN + 12 * (MOST_DEPTH + 1);
export const SELECTIONS_BYTES: i32 = 64 * 1024;
export const ENTRIES: i32 = SELECTIONS + SELECTIONS_BYTES;
const LAST_ENTRY: usize = ENTRIES + 8 * (MOST_ENTRIES - 1);

/**
 * Scans a text. In one function, so that what it knows stays in registers.
 *
 * @param length of the text, at most MOST_BYTES
 * @param selection of the whole; 0 only checks the text
 * @returns the number of entries, or -1 where the text is no JSON, and where it may be but is too deep, has too many values, or does not fit the
 *   selection: a container where it has none of its kind, a member twice, an escape in a name beside members that are picked
 */
export function scan(length: i32, selection: u32): i32 {
  const end: usize = length;
  v128.store(end, i8x16.splat(0));
  let at = skipSpace(0);
  if (!selection) {
    at = skipValue(at, MOST_DEPTH);
    return at != NONE && skipSpace(at) == end ? 0 : -1;
  }
  let entry: usize = ENTRIES;
  let open: usize = OPEN;
  // A bit for each open container, the innermost last: 1 for an object.
  let objects: u32 = 0;
  // The selections of the value that comes next, which is picked, and of the container around it.
  let wanted: u32 = selection;
  let around: u32 = 0;
  while (true) {
    // A value that is picked.
    if (entry > LAST_ENTRY) return -1;
    const byte: u32 = load<u8>(at);
    store<i32>(entry, at);
    let closes = false;
    let opens = false;
    if (byte == 0x22) {
      at = noteText(at + 1, entry);
    } else if (byte == 0x7b || byte == 0x5b) {
      if (open == OPEN + 12 * MOST_DEPTH) return -1;
      const isObject = byte == 0x7b;
      if (isObject ? load<i32>(wanted, 8) < 0 : load<u32>(wanted, 4) == 0) return -1;
      store<u32>(open, entry);
      store<u32>(open, around, 4);
      store<u32>(open, 0, 8);
      open += 12;
      objects = (objects << 1) | u32(isObject);
      around = wanted;
      at = skipSpace(at + 1);
      // Each closing bracket comes two behind its opening one.
      closes = load<u8>(at) == byte + 2;
      opens = !closes;
    } else {
      at = byte > 0x39 ? skipLiteral(at) : skipNumber(at);
      store<i32>(entry, at, 4);
    }
    if (at == NONE) return -1;
    entry += 8;
    // To the next value that is picked.
    while (true) {
      if (!opens) {
        if (!closes) {
          at = skipSpace(at);
          if (open == OPEN) return at == end ? i32((entry - ENTRIES) >> 3) : -1;
          closes = load<u8>(at) != 0x2c;
        }
        if (closes) {
          if (load<u8>(at) != (objects & 1 ? 0x7d : 0x5d)) return -1;
          closes = false;
          open -= 12;
          objects >>= 1;
          around = load<u32>(open, 4);
          store<i32>(load<usize>(open), ~i32((entry - ENTRIES) >> 3), 4);
          at++;
          continue;
        }
        at = skipSpace(at + 1);
      }
      opens = false;
      if (!(objects & 1)) {
        wanted = load<u32>(around, 4);
        break;
      }
      // A name.
      if (entry > LAST_ENTRY || load<u8>(at) != 0x22) return -1;
      const name = at;
      store<i32>(entry, name);
      at = noteText(name + 1, entry);
      if (at == NONE) return -1;
      const nameEnd = load<i32>(entry, 4);
      if (nameEnd & ESCAPED) return -1;
      at = skipSpace(at);
      if (load<u8>(at) != 0x3a) return -1;
      at = skipSpace(at + 1);
      const member = findMember(around, name + 1, (nameEnd & (WIDE - 1)) - i32(name) - 1);
      if (member) {
        const number = load<u32>(member, 12);
        const bit: u32 = 1 << (number & 31);
        const seen = load<u32>(open - 12, 8);
        if (seen & bit) return -1;
        store<u32>(open - 12, seen | bit, 8);
        store<i32>(entry, ~number);
        wanted = load<u32>(member, 16);
      } else wanted = load<u32>(around);
      if (wanted) {
        entry += 8;
        break;
      }
      at = skipValue(at, (OPEN + 12 * MOST_DEPTH - i32(open)) / 12);
      if (at == NONE) return -1;
    }
  }
}

/** The named member of a selection that stands at a place of the text, or 0. */
function findMember(selection: u32, start: usize, length: i32): usize {
  const word = load<u32>(start);
  let member: usize = selection + 12;
  for (let left = load<i32>(selection, 8); left > 0; left--, member += 20) {
    if (load<u32>(member, 4) == word && load<i32>(member) == length) {
      const name: usize = load<u32>(member, 8);
      let at = 4;
      while (at < length && load<u8>(start + at) == load<u8>(name + at)) at++;
      if (at >= length) return member;
    }
  }
  return 0;
}

/**
 * Notes where a text ends and returns the place behind its closing quote. Bytes that are no UTF-8 are passed over: decoding makes other characters of
 * them, never the text's end.
 */
// @ts-expect-error a decorator of AssemblyScript: calls for each text would cost a tenth of the time
@inline
function noteText(start: usize, entry: usize): usize {
  let at = start;
  let flags: i32 = 0;
  while (true) {
    const bytes = v128.load(at);
    const special = v128.or(
      v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))),
      i8x16.lt_u(bytes, i8x16.splat(0x20)),
    );
    const found = i8x16.bitmask(special);
    const wide = i8x16.bitmask(bytes);
    if (found == 0) {
      if (wide != 0) flags |= WIDE;
      at += 16;
      continue;
    }
    const count = ctz(found);
    // Bytes before the first special one.
    if (wide & ((1 << count) - 1)) flags |= WIDE;
    at += count;
    const byte: u32 = load<u8>(at);
    if (byte == 0x22) {
      store<i32>(entry, i32(at) | flags, 4);
      return at + 1;
    }
    if (byte != 0x5c) return NONE;
    flags |= ESCAPED;
    at = skipEscape(at + 1);
    if (at == NONE) return NONE;
  }
}
