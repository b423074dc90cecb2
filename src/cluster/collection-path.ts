import type { Resource } from './resource-path.ts';

/** Path of all objects of a resource, over all namespaces. */
export function collectionPath({ base, plural }: Resource): string {
  return `${base}/${plural}`;
}
