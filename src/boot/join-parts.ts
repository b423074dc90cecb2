import type { Part } from './part.ts';

/** All parts as one: there when the last of them is; to be looked at again when the first of those that lack may be. */
export function joinParts<T extends object>(parts: {
  readonly [Name in keyof T]: Part<T[Name]>;
}): Part<T> {
  const all = Object.entries<Part<unknown>>(parts);
  const lacking = all.flatMap(([, part]) => (part.settled ? [] : [part.at]));
  if (lacking.length > 0) return { settled: false, at: Math.min(...lacking) };
  const values = all.map(([name, part]) => [name, part.settled ? part.value : undefined]);
  return { settled: true, value: Object.fromEntries(values) as T };
}
