import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../corpus');

/** One review of the corpus, `test/admission/corpus/*.json`. */
export interface CorpusReview {
  readonly name: string;
  /** As people read it. */
  readonly spaced: Buffer;
  /** As the API server sends it: without spaces, and with a line feed behind it. */
  readonly compact: Buffer;
}

/** Reviews as the API server sends them: its order of members, and its escapes. */
export function readCorpus(): CorpusReview[] {
  return readdirSync(FOLDER)
    .sort()
    .map((file) => {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      return {
        name: file.replace('.json', ''),
        spaced: Buffer.from(text),
        compact: Buffer.from(`${withoutSpaces(text)}\n`),
      };
    });
}

/** Keeps escapes, other than parsing would. */
function withoutSpaces(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}
