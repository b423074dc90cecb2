import type { RegistryCredential } from './registry-credential.ts';
import type { Refusal } from './unauthorized.ts';

/** How a refused request is explained. */
export function refusalOf(credential: RegistryCredential | undefined, withheld: boolean): Refusal {
  if (withheld) return 'Withheld';
  return credential === undefined ? 'NoCredentials' : 'Refused';
}
