import { canonicalRepository } from './canonical-repository.ts';
import type { RepositoryMirror } from './canonical-repository.ts';
import type { ImageReference } from './parse-image-reference.ts';

/** Whether two references name the same repository, by whatever registry, port or mirror. */
export function sameRepository(
  a: ImageReference,
  b: ImageReference,
  mirrors: readonly RepositoryMirror[] = [],
): boolean {
  if (a.registry === b.registry && a.repository === b.repository) return true;
  return canonicalRepository(a, mirrors) === canonicalRepository(b, mirrors);
}
