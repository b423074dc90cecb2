import type { JsonTape } from './json-tape.ts';
import { SCANNER } from './scanner.ts';
import type { Selection } from './selection-of.ts';

const { most, tape } = SCANNER;

/**
 * Notes what a selection picks of a JSON text. The result is valid until the next call.
 *
 * @param text in parts, as it came
 * @param selection without it, the text is only checked
 * @returns undefined where the text is no JSON, and where it may be but is left to the full parser: it is nested deeper than 30, has more than 256 Ki
 *   values and names that are picked, is longer than 8 MiB, or has a container where the selection has none of its kind, a picked member twice, or an
 *   escape in a name beside picked members
 */
export function scanJson(text: readonly Uint8Array[], selection?: Selection): JsonTape | undefined {
  let length = 0;
  for (const part of text) {
    if (length + part.length > most) return undefined;
    tape.bytes.set(part, length);
    length += part.length;
  }
  if (SCANNER.scan(length, selection ?? 0) < 0) return undefined;
  tape.at = 0;
  return tape;
}
