import { byteAt } from './byte-at.ts';
import type { JsonSource } from './json-source.ts';

const LOWER_F = 0x66;
/** Four letters as one number, the first one lowest. */
const TRUE = 0x65757274;
const NULL = 0x6c6c756e;
const ALSE = 0x65736c61;

/** The place behind `true`, `false` or `null`, or -1 where none of them begins. */
export function skipLiteral({ bytes, end, view }: JsonSource, start: number): number {
  const at = byteAt(bytes, end, start) === LOWER_F ? start + 1 : start;
  if (at + 4 > end) return -1;
  const word = view.getInt32(at, true);
  const known = at > start ? word === ALSE : word === TRUE || word === NULL;
  return known ? at + 4 : -1;
}
