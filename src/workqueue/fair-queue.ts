/** An ordered set of keys that serves groups in turn, so that a group with many keys does not delay the others. */
export interface FairQueue {
  /** Adds a key at the end of its group; a key that is already there keeps its place. */
  push(key: string): void;
  /** Takes the first key of the group whose turn it is. */
  shift(): string | undefined;
  clear(): void;
  readonly size: number;
}

/**
 * Creates an empty queue.
 *
 * @param groupOf the group of a key, for example its namespace
 */
export function createFairQueue(groupOf: (key: string) => string): FairQueue {
  // Both levels rely on insertion order: the first group is the next to be served and goes to the end afterwards.
  const groups = new Map<string, Set<string>>();
  let size = 0;

  return {
    push(key) {
      const group = groupOf(key);
      const keys = groups.get(group) ?? new Set();
      if (keys.has(key)) return;
      keys.add(key);
      groups.set(group, keys);
      size += 1;
    },
    shift() {
      const [next] = groups;
      if (next === undefined) return undefined;
      const [group, keys] = next;
      const [key] = keys;
      groups.delete(group);
      if (key === undefined) return undefined;
      keys.delete(key);
      if (keys.size > 0) groups.set(group, keys);
      size -= 1;
      return key;
    },
    clear() {
      groups.clear();
      size = 0;
    },
    get size() {
      return size;
    },
  };
}
