import type { Words } from './pod-settings.ts';

const MAX_WORDS = 256;
/** Together, in UTF-16 code units: a script in one word is read, a file in one word is not. */
const MAX_LENGTH = 16 * 1024;

/** The words of a command line as far as they are bounded; undefined where there are none, which Kubernetes takes for not set. */
export function readWords(value: unknown): Words | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const words: string[] = [];
  let length = 0;
  for (const word of value as unknown[]) {
    if (typeof word !== 'string') return { words, whole: false };
    length += word.length;
    if (words.length === MAX_WORDS || length > MAX_LENGTH) return { words, whole: false };
    words.push(word);
  }
  return { words, whole: true };
}
