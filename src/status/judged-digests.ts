import type { JudgedDigest } from '../api/base-image-template.ts';

/** Bounds of `status.judgedDigests`. */
const MOST = 10;
const MOST_PLATFORMS = 4;

/** The newest verdict first; at most ten, one per digest. Without an outcome the digest's entry is taken back. */
export function judgedDigests(
  before: readonly JudgedDigest[],
  verdict: Omit<JudgedDigest, 'outcome'> & { outcome: JudgedDigest['outcome'] | undefined },
): JudgedDigest[] {
  const { digest, outcome, platforms = [], ...rest } = verdict;
  if (digest === '') return [...before];
  const index = before.findIndex((entry) => entry.digest === digest);
  if (outcome === undefined) return before.filter((entry) => entry.digest !== digest);
  const known = platforms.length > 0 ? platforms : (before[index]?.platforms ?? []);
  const entry: JudgedDigest = {
    digest,
    ...(known.length > 0 && { platforms: known.slice(0, MOST_PLATFORMS) }),
    outcome,
    ...rest,
  };
  const others = before.filter((other) => other.digest !== digest);
  // The API server does not promise the order of a list with keys.
  return [entry, ...others.sort((a, b) => (a.at < b.at ? 1 : -1))].slice(0, MOST);
}
