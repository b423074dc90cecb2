import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import type { LogFields, Logger } from './logger.ts';

/** The levels, from the most to the least that is written. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** What a logger needs to know. */
export interface LoggerOptions {
  readonly level: LogLevel;
  /** Fields of every line. */
  readonly fields?: LogFields;
  /** Where the lines go; standard output without it. */
  readonly destination?: DestinationStream;
}

const SECRET = [
  'auth',
  'authorization',
  'Authorization',
  'password',
  'token',
  'identitytoken',
  'data',
  'stringData',
  'dockerConfig',
  'dockerConfigs',
  'key',
];

/** Creates a logger that writes one JSON object a line. Values under names that may hold credentials are replaced, two levels deep. */
export function createLogger({ level, fields = {}, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: fields,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    messageKey: 'message',
    errorKey: 'err',
    redact: {
      paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
