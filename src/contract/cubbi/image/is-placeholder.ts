const PLACEHOLDERS = [
  // Filled in later, by a shell or by a person.
  /[$<]|\{\{|%\w+%/,
  /(?:change|replace|fill|insert)[-_ ]?(?:me|this|it|here|in)|your[-_ ]|example|placeholder|dummy|sample|redacted/i,
  /^(?:none|null|nil|true|false|test|todo|unset|undefined|default|disabled|not[-_ ]?set|password|secret)$/i,
  /^(?:[x*.#-]+|\d{1,6})$/i,
  // Where the secret is, not what it is.
  /^(?:\/|\.{1,2}\/|file:)/,
  // Ids of public keys.
  /^(?:0x)?(?:[0-9A-F]{16}|[0-9A-F]{40})$/,
];
/** Shorter values protect nothing. */
const SHORTEST = 6;
/** Only the beginning is looked at. */
const LOOKED_AT = 1024;

/** Whether the value of a variable stands for a secret that is still to come, or is none at all. */
export function isPlaceholder(value: string): boolean {
  const plain = value
    .slice(0, LOOKED_AT)
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  return plain.length < SHORTEST || PLACEHOLDERS.some((pattern) => pattern.test(plain));
}
