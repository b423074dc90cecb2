import { createHash } from 'node:crypto';

/**
 * The values in an order that has nothing to do with theirs, the same each time: by the hashes of their names. What is taken from its beginning
 * is spread over all.
 */
export function shuffled<T>(values: readonly T[], nameOf: (value: T) => string): T[] {
  return values
    .map((value) => ({ value, hash: createHash('sha256').update(nameOf(value)).digest('hex') }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .map(({ value }) => value);
}
