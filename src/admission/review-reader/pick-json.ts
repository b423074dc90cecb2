import type { JsonSource } from './json-source.ts';
import { pickValue } from './pick-value.ts';
import type { Selection } from './selection.ts';
import { skipSpace } from './skip-space.ts';
import { UNUSUAL } from './unusual.ts';

/**
 * What a selection picks of a JSON text: the same values as in the result of `JSON.parse`. `UNUSUAL` where the text is no JSON, and where it may be
 * but must be left to `JSON.parse`. Looks at every byte, and builds nothing but what is picked.
 */
export function pickJson(source: JsonSource, selection: Selection): unknown {
  const { bytes, end } = source;
  source.at = skipSpace(bytes, end, 0);
  const picked = pickValue(source, selection);
  if (picked === UNUSUAL) return UNUSUAL;
  return skipSpace(bytes, end, source.at) === end ? picked : UNUSUAL;
}
