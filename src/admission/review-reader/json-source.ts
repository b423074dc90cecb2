/**
 * A JSON text as bytes. Functions that skip something take a place and return the place behind it, or -1 where it does not stand there. Nothing
 * may be read behind the last byte: a single such read makes the engine read every byte several times slower from then on.
 */
export interface JsonSource {
  readonly bytes: Buffer;
  /** Number of bytes. */
  readonly end: number;
  /** Of the same bytes, to read four at a time. */
  readonly view: DataView;
  /** The place that is picked from next. One object for all, because functions that see objects of two kinds are much slower. */
  at: number;
  /** A part of the bytes, each byte as one character; right where all of them are ASCII. */
  window: string;
  windowStart: number;
}
