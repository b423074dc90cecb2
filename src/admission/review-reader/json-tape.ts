/**
 * A JSON text and what a selection picks of it, as `assembly/scan-json.ts` notes it. There is one for the whole process: it holds what was scanned last.
 */
export interface JsonTape {
  /** The text, UTF-8. */
  readonly bytes: TextBuffer;
  /** Two numbers for each value and each name of a member: its place, and its end. */
  readonly entries: Int32Array;
  /** Names that selections have, by number. */
  readonly names: readonly string[];
  /** In the end of a text: it has escapes. */
  readonly escaped: number;
  /** In the end of a text: it has bytes above 127. */
  readonly wide: number;
  /** Where the numbers of the value stand that is picked next. */
  at: number;
}

/** What Node.js has besides `toString`, without a look at the arguments: texts are short and many. */
export interface TextBuffer extends Buffer {
  /** Each byte as one character. */
  latin1Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
}
