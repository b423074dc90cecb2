import { byteAt } from './byte-at.ts';
import { skipSpace } from './skip-space.ts';

const COLON = 0x3a;

/** The place behind the colon that follows a member's name, or -1. */
export function skipColon(bytes: Buffer, end: number, start: number): number {
  if (byteAt(bytes, end, start) === COLON) return start + 1;
  const at = skipSpace(bytes, end, start);
  return byteAt(bytes, end, at) === COLON ? at + 1 : -1;
}
