import { isSecretName } from '../metadata/is-secret-name.ts';

/** Public keys and fingerprints (official images have `GPG_KEY`), limits, and what only leads to a secret or describes it. */
const HARMLESS =
  /^(?:GPG|PGP)_KEY$|_(?:LIMIT|FILE|PATH|DIR|URL|URI|HOST|PORT|TYPE|METHOD|MODE|NAME|ID|TTL|TIMEOUT|SIZE|LENGTH|SOCK|HEADER|ENABLED|ALGORITHM|VERSION|SHA256|FINGERPRINT)$/i;
const LONGEST = 256;

/** Whether the value of a variable in an image would be a secret by its name. Stricter than for a variable of the metadata: that has no value. */
export function isSecretVariable(name: string): boolean {
  return name.length <= LONGEST && isSecretName(name) && !HARMLESS.test(name);
}
