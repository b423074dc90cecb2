/** Bytes of what the operator's containers report at most. */
export const REPORT_BYTES = {
  /** What the probe of the first boot may leave: more than ours ever writes. */
  left: 96 * 1024,
  /** Facts about the files of an image, as JSON (see fit-facts.ts). */
  files: 256 * 1024,
} as const;
