/** One part of the evidence: there, or at the latest at a moment (milliseconds since the epoch). */
export type Part<T> =
  { readonly settled: true; readonly value: T } | { readonly settled: false; readonly at: number };
