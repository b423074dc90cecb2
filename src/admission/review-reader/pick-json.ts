import { pickValue } from './pick-value.ts';
import { scanJson } from './scan-json.ts';
import type { Selection } from './selection-of.ts';
import { UNUSUAL } from './unusual.ts';

/**
 * What a selection picks of a JSON text: the same values as in the result of `JSON.parse`. `UNUSUAL` where the text is no JSON, and where it may be
 * but must be left to `JSON.parse`. Looks at every byte, and builds nothing but what is picked.
 */
export function pickJson(text: readonly Uint8Array[], selection: Selection): unknown {
  const tape = scanJson(text, selection);
  return tape === undefined ? UNUSUAL : pickValue(tape);
}
