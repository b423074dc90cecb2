/** In place of a place: what stands there is no JSON. */
export const NONE: usize = -1;
