/** A flag or environment variable that cannot be used. The message names it and the fix. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
