/** A copy with other values for some members; for the client's models, which are classes by name only. */
export function changed<T extends object>(of: T, changes: Partial<T>): T {
  return Object.assign({}, of, changes);
}
