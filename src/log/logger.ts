/** Facts about one log line. Errors go under `err`. */
export type LogFields = Readonly<Record<string, unknown>>;

/** A log of JSON lines: fields first, then one constant sentence. */
export interface Logger {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  /** Whether lines of a level are written: their fields need not be put together where they are not. */
  isLevelEnabled(level: 'debug'): boolean;
  /** A logger whose lines all carry these fields. */
  child(fields: LogFields): Logger;
}
