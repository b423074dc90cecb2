import type { JsonTape } from './json-tape.ts';
import { pickScalar } from './pick-scalar.ts';
import { pickText } from './pick-text.ts';
import { UNUSUAL } from './unusual.ts';

const OPEN_OBJECT = 0x7b;

/** The value that comes next on a tape. `UNUSUAL` where members that the selection does not name are `__proto__`, or come twice. */
export function pickValue(tape: JsonTape): unknown {
  const { bytes, entries, at } = tape;
  const end = entries[at + 1] ?? 0;
  if (end >= 0) return pickScalar(tape);
  tape.at = at + 2;
  const behind = ~end * 2;
  return bytes[entries[at] ?? 0] === OPEN_OBJECT
    ? pickMembers(tape, behind)
    : pickItems(tape, behind);
}

function pickItems(tape: JsonTape, behind: number): unknown {
  const picked: unknown[] = [];
  while (tape.at < behind) {
    const value = pickValue(tape);
    if (value === UNUSUAL) return UNUSUAL;
    picked.push(value);
  }
  return picked;
}

function pickMembers(tape: JsonTape, behind: number): unknown {
  const { entries, names } = tape;
  const picked: Record<string, unknown> = {};
  while (tape.at < behind) {
    const start = entries[tape.at] ?? 0;
    const named = start < 0 ? names[~start] : undefined;
    const name = named ?? pickText(tape, start, entries[tape.at + 1] ?? 0);
    if (named === undefined && isTaken(picked, name)) return UNUSUAL;
    tape.at += 2;
    const value = pickValue(tape);
    if (value === UNUSUAL) return UNUSUAL;
    picked[name] = value;
  }
  return picked;
}

function isTaken(picked: object, name: string): boolean {
  return name === '__proto__' || Object.hasOwn(picked, name);
}
