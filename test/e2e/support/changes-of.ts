type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The patch that `kubectl apply` sends: all that is wanted now, and null for each field that was wanted before and is no more. */
export function changesOf(before: Fields, now: Fields): Fields {
  const gone = Object.keys(before).filter((key) => !(key in now));
  const kept = Object.entries(now).map(([key, value]): [string, unknown] => {
    const old = before[key];
    return [key, isFields(value) ? changesOf(isFields(old) ? old : {}, value) : value];
  });
  return Object.fromEntries([...kept, ...gone.map((key): [string, unknown] => [key, null])]);
}
