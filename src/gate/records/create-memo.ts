/** Remembers a bounded number of values by a text that says all that they depend on. */
export type Memo<T> = (key: string, make: () => T) => T;

/** A memo that forgets everything when it is full: what is often asked for is soon there again. */
export function createMemo<T>(most: number): Memo<T> {
  const known = new Map<string, T>();
  return (key, make) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make();
    if (known.size >= most) known.clear();
    known.set(key, made);
    return made;
  };
}
