import type { BakedSecret } from './cubbi-files.ts';
import { FILE_BOUNDS } from './file-bounds.ts';

/** A place where a secret may lie. */
export interface SecretPlace {
  readonly kind: BakedSecret['kind'];
  /** How many first bytes of it are looked at. */
  readonly bytes: number;
}

/** Folders in which the image's author, and not a package, puts files. */
const FOLDERS = /^\/(?:app|cubbi|cubbi-config|home|root)\//;
/** Folders of packages, caches and tests: keys in there are no secrets. */
const OTHERS =
  /\/(?:node_modules|site-packages|dist-packages|\.cache|\.npm|\.cargo|\.rustup|\.git(?!\/config$)|pkg\/mod|lib\/python\d[\d.]*|vendor|third_party|tests?|testdata|__tests__|fixtures?|examples?)\//i;
const CREDENTIALS =
  /\/(?:\.netrc|\.npmrc|\.pypirc|\.git-credentials|\.git\/config|\.docker\/config\.json|\.aws\/credentials|\.kube\/config|\.config\/gh\/hosts\.ya?ml|\.claude\/\.credentials\.json|\.codex\/auth\.json|opencode\/auth\.json|application_default_credentials\.json)$/;
const ENV_FILE = /\/(?:\.env(?:\.[\w-]+)?|[\w.-]+\.env)$/;
const ENV_EXAMPLE = /(?:^|[._-])(?:dist|defaults?|examples?|sample|template|tmpl|tests?)(?:$|\.)/i;
/** Keys have such an extension or none. */
const KEY_FILE = /\/(?:\.?[^./]+|[^/]*\.(?:key|pem|p8|pk8|ppk|rsa))$/i;

/** What kind of secret a file may be, by its absolute path; undefined for all that is not looked at. */
export function secretPlace(path: string): SecretPlace | undefined {
  if (!FOLDERS.test(path) || OTHERS.test(path)) return undefined;
  if (CREDENTIALS.test(path)) return { kind: 'Credentials', bytes: FILE_BOUNDS.secret };
  if (ENV_FILE.test(path)) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return ENV_EXAMPLE.test(name) ? undefined : { kind: 'EnvFile', bytes: FILE_BOUNDS.secret };
  }
  return KEY_FILE.test(path) ? { kind: 'PrivateKey', bytes: FILE_BOUNDS.header } : undefined;
}
