/** RFC 6750 with the compact form of RFC 7515, whose signature may be empty: that is for the verification to refuse. */
const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*) *$/i;

/** The JSON Web Token of a header `Authorization`; undefined where it holds none. The header's length must be bounded already. */
export function bearerToken(authorization: string): string | undefined {
  return BEARER.exec(authorization)?.[1];
}
