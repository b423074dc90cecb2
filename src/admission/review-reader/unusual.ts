/** In place of a value: what stands there is unusual, and must be left to the full parser. */
export const UNUSUAL = Symbol('unusual');
