/**
 * Bounds of reading a metadata file, far above any real one (upstream's have some 400 tokens): whoever builds the image chooses what is read.
 */
export const YAML_LIMITS = {
  /** UTF-16 units; never more than bytes. */
  text: 64 * 1024,
  /** Names, punctuation and white space. It bounds the time of the parser. */
  tokens: 10_000,
  /** Of lists and mappings within each other. */
  depth: 32,
  /** Scalars, lists and mappings, those behind aliases counted as often as they are used. */
  nodes: 10_000,
} as const;
