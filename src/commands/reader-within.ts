import type { ClusterObjectReader } from '../cluster/create-object-reader.ts';

/**
 * A reader to which objects of other namespaces do not exist, as they do not to the caches; an empty list means all namespaces
 * (`--watch-namespaces`).
 */
export function readerWithin(
  reader: ClusterObjectReader,
  namespaces: readonly string[],
): ClusterObjectReader {
  if (namespaces.length === 0) return reader;
  const watched = new Set(namespaces);
  return {
    read: async (kind, namespace, name, signal) =>
      watched.has(namespace) ? await reader.read(kind, namespace, name, signal) : undefined,
  };
}
