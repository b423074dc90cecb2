/** Last words of names whose values are secret, or may hold one: addresses and headers carry credentials. */
const SENSITIVE =
  /(?:^|_)(?:api_?keys?|(?:access|auth|client|encryption|private|secret|signing)_?keys?|tokens?|secrets?|passwords?|passwd|passphrase|credentials?|authorization|bearer|auth|headers|environ|urls?)$/;
/** Numbers of tokens, which language models count in, and keys for everybody. */
const HARMLESS =
  /(?:^|_)(?:(?:max|min|num|total|prompt|completion|input|output|n|used)_tokens|public_keys?)$/;

/**
 * Whether a name of a variable, an attribute or a key says that its value is secret. In the environment (`from` is `os.environ` or the like) a
 * name that ends with KEY is one too.
 */
export function isSensitiveName(name: string, from = ''): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll('-', '_');
  if (HARMLESS.test(words)) return false;
  return SENSITIVE.test(words) || (/environ|getenv/.test(from) && /(?:^|_)key$/.test(words));
}
