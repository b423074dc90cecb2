import type { PodReference, Reference } from './reference.ts';

/**
 * Whether two references of one kind have one identity: for pods the template's name and the set of (container, image), for claims the pool,
 * for pools the SandboxTemplate, for others the template's name. An update that keeps it is never judged, so that a controller can always go
 * on with what runs.
 */
export function sameReference(a: Reference, b: Reference | undefined): boolean {
  switch (a.type) {
    case 'Pod':
      return b?.type === 'Pod' && a.template === b.template && imagesOf(a) === imagesOf(b);
    case 'Claim':
      return b?.type === 'Claim' && a.pool === b.pool;
    case 'Pool':
      return b?.type === 'Pool' && a.sandboxTemplate === b.sandboxTemplate;
    case 'Named':
      return b?.type === 'Named' && a.template === b.template;
  }
}

function imagesOf({ containers }: PodReference): string {
  const pairs = containers.map(({ container, image }) => JSON.stringify([container, image]));
  return [...new Set(pairs)].sort().join();
}
