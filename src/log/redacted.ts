/** Names of values that may be credentials. */
const SECRET = new Set([
  'auth',
  'authorization',
  'Authorization',
  'password',
  'token',
  'identitytoken',
  'data',
  'stringData',
  'dockerConfig',
  'dockerConfigs',
  'key',
]);
/** How deep values are looked into. */
const DEPTH = 3;

/** A value with what stands under names that may hold credentials replaced: in itself, and two levels below. Errors are left as they are. */
export function redacted<T>(value: T, depth = DEPTH): T {
  if (depth === 0 || typeof value !== 'object' || value === null || value instanceof Error)
    return value;
  if (Array.isArray(value)) return value.map((item: unknown) => redacted(item, depth - 1)) as T;
  let changed: T | undefined;
  for (const [name, member] of Object.entries(value)) {
    const shown = SECRET.has(name) ? '[redacted]' : redacted<unknown>(member, depth - 1);
    if (shown !== member) changed = { ...(changed ?? value), [name]: shown };
  }
  return changed ?? value;
}
