import { isSecretName } from '../metadata/is-secret-name.ts';
import type { BakedSecret } from './cubbi-files.ts';

const PRIVATE_KEY = /^(?:-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY-----|PuTTY-User-Key-File-\d)/m;
const ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w{0,127})[ \t]*=[ \t]*(.*)$/gm;
/** Lines of the formats of credentials files, with the secret in the first group. */
const CREDENTIALS = [
  // .netrc
  /\bpassword[ \t]+(\S+)/g,
  // .npmrc, .pypirc, .aws/credentials
  /^[^#;\r\n=]{0,256}\b_?(?:authToken|auth|password|aws_secret_access_key|aws_session_token)[ \t]*[:=][ \t]*(\S+)/gm,
  // .git-credentials, .git/config
  /\bhttps?:\/\/[^:@\s/]{0,256}:([^@\s/]+)@/g,
  // YAML: .kube/config, gh
  /^[ \t-]*(?:oauth_token|token|password|client-key-data):[ \t]*(\S+)/gm,
  // JSON
  /"(?:auth|identitytoken|password|access|accessToken|access_token|refresh|refreshToken|refresh_token|key|private_key|client_secret|OPENAI_API_KEY)"\s{0,16}:\s{0,16}"([^"]+)"/g,
];
/** What stands for a value that is to come. */
const PLACEHOLDER =
  /^(?:[$<{%[].*|\*+|x+|\.+|-+|true|false|yes|no|none|null|\d{1,5}|your.*|.*[-_ ]here|.*(?:change[-_ ]?me|replace[-_ ]?me|placeholder|example|dummy|redacted|todo).*)$/i;

/** Whether the first text of a file is a secret of that kind, and not only the place for one. The value goes nowhere. */
export function holdsSecret(kind: BakedSecret['kind'], text: string): boolean {
  switch (kind) {
    case 'PrivateKey':
      return PRIVATE_KEY.test(text);
    case 'EnvFile':
      return [...text.matchAll(ASSIGNMENT)].some(
        ([, name = '', value = '']) => isSecretName(name) && isValue(withoutComment(value)),
      );
    case 'Credentials':
      return CREDENTIALS.some((format) =>
        [...text.matchAll(format)].some(([, value = '']) => isValue(value)),
      );
  }
}

/** In quotes it would be part of the value. */
function withoutComment(value: string): string {
  return /^["']/.test(value) ? value : value.replace(/(?:^|[ \t])#.*$/, '');
}

function isValue(text: string): boolean {
  const [, double, single] = /^(?:"([^"]*)"|'([^']*)')/.exec(text) ?? [];
  const value = (double ?? single ?? text).trim();
  return value !== '' && !PLACEHOLDER.test(value);
}
