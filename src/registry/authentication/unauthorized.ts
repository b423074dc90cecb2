import { RegistryError } from '../registry-error.ts';

/** Why a registry gave no access. */
export type Refusal = 'NoCredentials' | 'Refused' | 'Withheld' | 'UnknownScheme' | 'BadSecret';

const SENTENCES: Record<Refusal, (who: string) => string> = {
  NoCredentials: (who) =>
    `${who} wants credentials for this image, or has no such image; name a pull secret for it in spec.imagePullSecrets`,
  Refused: (who) =>
    `${who} refused the credentials for this image; correct the pull secret in spec.imagePullSecrets or let its account pull`,
  Withheld: (who) =>
    `${who} has its token service on another host, which gets no credentials; name that host in --trusted-token-hosts`,
  UnknownScheme: (who) =>
    `${who} wants credentials by a scheme that is not known; let it ask for Bearer or Basic`,
  BadSecret: () =>
    'a Secret of spec.imagePullSecrets cannot be read; its .dockerconfigjson must be JSON with auths by registry',
};

/** The error for access that was not given: one sentence, the same bytes for the same cause. */
export function unauthorized(who: string, refusal: Refusal): RegistryError {
  const message = SENTENCES[refusal](who);
  return new RegistryError({ outcome: 'Unknown', reason: 'ImagePullUnauthorized', message });
}
