import { timingSafeEqual } from 'node:crypto';

import { users } from './users.ts';

/** The user name of a Basic `Authorization` header, or undefined where it is missing, malformed or wrong. */
export function authenticate(header: string | undefined): string | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  if (colon < 0) return undefined;
  const name = credentials.slice(0, colon);
  const expected = users.get(name)?.password;
  return expected !== undefined && same(credentials.slice(colon + 1), expected) ? name : undefined;
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
