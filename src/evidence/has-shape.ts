/** What a value that was read from JSON must be. */
export type Shape =
  | 'boolean'
  | 'number'
  | 'string'
  /** One of these texts. */
  | { readonly texts: readonly string[] }
  | { readonly list: Shape }
  /** Any names. */
  | { readonly record: Shape }
  /** These members, and perhaps the optional ones; others do not matter. */
  | {
      readonly object: Readonly<Record<string, Shape>>;
      readonly optional?: Readonly<Record<string, Shape>>;
    }
  /** Objects that differ by their member `state`. */
  | { readonly states: Readonly<Record<string, Shape>> };

/** Whether a value that was read from JSON has a shape. Never throws. */
export function hasShape(value: unknown, shape: Shape): boolean {
  if (typeof shape === 'string') return typeof value === shape;
  if ('texts' in shape) return typeof value === 'string' && shape.texts.includes(value);
  if ('list' in shape)
    return Array.isArray(value) && value.every((item) => hasShape(item, shape.list));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if ('record' in shape) return Object.values(value).every((item) => hasShape(item, shape.record));
  const members = value as Readonly<Record<string, unknown>>;
  const own = (name: string) => (Object.hasOwn(members, name) ? members[name] : undefined);
  if ('states' in shape) {
    const state = own('state');
    const known = typeof state === 'string' && Object.hasOwn(shape.states, state);
    const rest = known ? shape.states[state] : undefined;
    return rest !== undefined && hasShape(value, rest);
  }
  return (
    Object.entries(shape.object).every(([name, each]) => hasShape(own(name), each)) &&
    Object.entries(shape.optional ?? {}).every(
      ([name, each]) => own(name) === undefined || hasShape(own(name), each),
    )
  );
}
