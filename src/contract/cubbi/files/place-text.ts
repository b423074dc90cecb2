import { cleanText } from '../../../evidence/clean-text.ts';

const BYTES = 128;

/** A path of the image as facts hold it: printable and at most 128 bytes. */
export function placeText(path: string): string {
  return cleanText(path, BYTES);
}
