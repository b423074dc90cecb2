const SECRET =
  /(?:^|_)(?:API_?KEYS?|KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?|AUTH|CUSTOM_HEADERS)(?:$|_)/i;
/** Words of that kind that are no secrets. */
const HARMLESS = /(?:^|_)(?:MAX_TOKENS?|TOKENS?_LIMIT|PUBLIC_KEY)(?=$|_)/gi;

/** Whether a variable's name says that its value is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name.replace(HARMLESS, ''));
}
