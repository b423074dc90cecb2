import { utf8Length } from './utf8-length.ts';

const ELLIPSIS = '…';
const ELLIPSIS_BYTES = 3;

/** Cuts a text to `maxBytes` of UTF-8 (at least 3) at a character's end. A text that was cut ends with `…`. */
export function cutText(text: string, maxBytes: number): string {
  // A character has at most 4 bytes and at least 1 byte per code unit of UTF-16 is a lower bound: most texts need no second look.
  if (text.length <= maxBytes && utf8Length(text) <= maxBytes) return text;
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    bytes += utf8Length(character);
    if (bytes > maxBytes - ELLIPSIS_BYTES) break;
    kept += character;
  }
  return kept.trimEnd() + ELLIPSIS;
}
