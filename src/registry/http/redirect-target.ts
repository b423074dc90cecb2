const MAX_LENGTH = 8 * 1024;

/** Where a `Location` header leads. Undefined where it is missing, too long, no URL, or carries a user name. */
export function redirectTarget(
  from: URL,
  location: string | string[] | undefined,
): URL | undefined {
  if (typeof location !== 'string' || location.length > MAX_LENGTH) return undefined;
  const target = URL.parse(location, from.href);
  return target?.username === '' && target.password === '' ? target : undefined;
}
