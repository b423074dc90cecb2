/** One way to prove who asks a registry. */
export type RegistryCredential =
  | { readonly kind: 'Basic'; readonly username: string; readonly password: string }
  /** An OAuth2 refresh token (`identitytoken` of a Docker configuration). */
  | { readonly kind: 'IdentityToken'; readonly token: string };
