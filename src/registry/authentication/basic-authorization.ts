/** The value of an `Authorization` header for a user name and password in UTF-8 (RFC 7617). */
export function basicAuthorization(pair: {
  readonly username: string;
  readonly password: string;
}): string {
  return `Basic ${Buffer.from(`${pair.username}:${pair.password}`).toString('base64')}`;
}
