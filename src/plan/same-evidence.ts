const CORE = 40;

/**
 * Whether two keys name the same evidence, whatever the versions of the pull secrets: a verdict outlives the rotation of a secret, while an
 * attempt that ended without one is made again as soon as the secret changes.
 */
export function sameEvidence(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a.slice(0, CORE) === b.slice(0, CORE);
}
