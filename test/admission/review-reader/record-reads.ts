/** What was asked of a value: paths of members, `[]` for each item, and paths of objects all of whose names were asked for. */
export interface Reads {
  readonly members: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

/** A value that records what is read of it, also of members that are not there. */
export function recordReads(value: unknown): { readonly recorded: unknown; readonly reads: Reads } {
  const reads = { members: new Set<string>(), names: new Set<string>() };
  return { recorded: recorder(value, '', reads), reads };
}

function recorder(
  value: unknown,
  path: string,
  reads: { members: Set<string>; names: Set<string> },
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const below = (key: string): string => {
    const part = Array.isArray(value) ? '[]' : key;
    return path === '' ? part : `${path} ${part}`;
  };
  const isMember = (key: string | symbol): key is string =>
    typeof key === 'string' && (!Array.isArray(value) || /^\d+$/.test(key));
  // Asking for all names asks for each of them once more, which says nothing of what is read.
  let asked = 0;
  return new Proxy(value, {
    ownKeys: (target) => {
      const keys = Reflect.ownKeys(target);
      if (!Array.isArray(target)) reads.names.add(path);
      asked = keys.length;
      return keys;
    },
    getOwnPropertyDescriptor: (target, key) => {
      if (asked > 0) asked--;
      else if (isMember(key)) reads.members.add(below(key));
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
    get: (target, key, receiver) => {
      const found: unknown = Reflect.get(target, key, receiver);
      if (!isMember(key)) return found;
      reads.members.add(below(key));
      return recorder(found, below(key), reads);
    },
  });
}
