/**
 * A time of the API as RFC 3339 text: a watch gives Dates, plain JSON gives texts. Undefined for no time, for one that cannot be read, and
 * for the years 1 and 1970, which the kubelet writes where there was none.
 */
export function rfc3339(value: Date | string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const at = value instanceof Date ? value.getTime() : Date.parse(value);
  return Number.isNaN(at) || at <= 0 ? undefined : new Date(at).toISOString();
}
