/** Requests a second that a soak must hold at least. */
export const LEAST_RATE = 100;
