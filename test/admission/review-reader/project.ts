type Paths = readonly (readonly string[])[];

/** What paths leave of a value: members that no path goes to are left out. Where a path and a value do not fit, the value stays whole. */
export function project(value: unknown, paths: Paths): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = tails(paths, '[]');
    return items.length === 0 ? value : value.map((item) => project(item, items));
  }
  if (!paths.some(([first]) => first !== undefined && first !== '[]')) return value;
  const kept = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
    const named = tails(paths, name);
    const below = named.length === 0 ? tails(paths, '*') : named;
    return below.length === 0 ? [] : [[name, project(member, below)]];
  });
  return Object.fromEntries(kept);
}

/** By paths, what of them follows a first part: the same paths are asked for many times. */
const known = new WeakMap<Paths, Map<string, Paths>>();

function tails(paths: Paths, first: string): Paths {
  const ofPaths = known.get(paths) ?? new Map<string, Paths>();
  known.set(paths, ofPaths);
  const found =
    ofPaths.get(first) ?? paths.filter((path) => path[0] === first).map((path) => path.slice(1));
  ofPaths.set(first, found);
  return found;
}
