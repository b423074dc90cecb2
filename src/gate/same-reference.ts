import type { PodReference, Reference } from './reference.ts';

/**
 * Whether two references have one identity: for pods the template's name and the set of (container, image), for claims the pool. An update
 * that keeps it is never judged, so that a controller can always go on with what runs.
 */
export function sameReference(a: Reference, b: Reference | undefined): boolean {
  if (a.type === 'Claim') return b?.type === 'Claim' && a.pool === b.pool;
  return b?.type === 'Pod' && a.template === b.template && imagesOf(a) === imagesOf(b);
}

function imagesOf({ containers }: PodReference): string {
  const pairs = containers.map(({ container, image }) => JSON.stringify([container, image]));
  return [...new Set(pairs)].sort().join();
}
