/** Tells how long an authority was trusted without a break. */
export interface Settling {
  /** This authority is in every caBundle; undefined where it is not. */
  sees(certificate: string | undefined): void;
  /** Whether what was seen last is this authority, and was for long enough. */
  isSettled(certificate: string): boolean;
}

/**
 * Remembers since when an authority is in the caBundle: API servers learn of a change one after the other, and what a new authority signed is
 * to be served only when all of them know it.
 *
 * @param elapsed milliseconds since any moment, of a clock that never jumps
 */
export function createSettling(elapsed: () => number, longEnoughMs: number): Settling {
  let seen: { readonly certificate: string | undefined; readonly at: number } | undefined;
  return {
    sees(certificate) {
      if (seen?.certificate !== certificate) seen = { certificate, at: elapsed() };
    },
    isSettled: (certificate) =>
      seen?.certificate === certificate && elapsed() - seen.at >= longEnoughMs,
  };
}
