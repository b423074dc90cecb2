import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The project's cache folder outside the checkout: BIO_CACHE, or base-image-operator in the user's cache folder
 * (XDG Base Directory Specification: an empty variable counts as unset).
 */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  const { BIO_CACHE: own = '', XDG_CACHE_HOME: users = '', HOME: home = homedir() } = env;
  if (own !== '') {
    return resolve(own);
  }
  return join(users === '' ? join(home, '.cache') : users, 'base-image-operator');
}
