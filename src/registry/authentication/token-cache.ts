/** Values of the `Authorization` header, with the time until which they hold. */
export interface TokenCache {
  get(key: string): string | undefined;
  /** `expiresAt` in milliseconds since the epoch. */
  set(key: string, authorization: string, expiresAt: number): void;
  delete(key: string): void;
}

/** A cache of at most `capacity` entries; the one that was unused for longest makes room. */
export function createTokenCache(capacity: number, now: () => number): TokenCache {
  const entries = new Map<string, { authorization: string; expiresAt: number }>();
  return {
    get(key) {
      const entry = entries.get(key);
      entries.delete(key);
      if (entry === undefined || entry.expiresAt <= now()) return undefined;
      entries.set(key, entry);
      return entry.authorization;
    },
    set(key, authorization, expiresAt) {
      entries.delete(key);
      entries.set(key, { authorization, expiresAt });
      const [oldest] = entries.keys();
      if (entries.size > capacity && oldest !== undefined) entries.delete(oldest);
    },
    delete: (key) => void entries.delete(key),
  };
}
