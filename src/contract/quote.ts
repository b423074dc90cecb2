import { cleanText } from '../evidence/clean-text.ts';

/** A text of an image as it may stand in a message: cleaned, cut to `maxBytes` (default 64), in double quotes. */
export function quote(text: string, maxBytes = 64): string {
  return `"${cleanText(text, maxBytes).replaceAll('"', "'")}"`;
}
