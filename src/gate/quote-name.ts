import { quote } from '../contract/quote.ts';

/** The longest name of a Kubernetes object; digests are shorter. */
const NAME_BYTES = 253;

/** A name as it may stand in a message: cleaned, in double quotes, whole wherever it is a name of an object. */
export function quoteName(text: string): string {
  return quote(text, NAME_BYTES);
}
