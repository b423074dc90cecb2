/** Bounds of what is kept of a metadata file, far above any real one. */
export const METADATA_LIMITS = {
  /** Of each list. */
  items: 64,
  /** UTF-8 bytes of each text. */
  text: 256,
  problems: 64,
  /** UTF-8 bytes of a message. */
  message: 200,
  /** UTF-8 bytes of a pointer. */
  pointer: 96,
} as const;
