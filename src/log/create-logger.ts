import { pino, stdSerializers } from 'pino';
import type { DestinationStream, Logger as PinoLogger } from 'pino';
import { createTimeField } from './create-time-field.ts';
import { JoinedLines } from './joined-lines.ts';
import type { LogFields, Logger } from './logger.ts';
import { redacted } from './redacted.ts';

/** The levels, from the most to the least that is written. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** What a logger needs to know. */
export interface LoggerOptions {
  readonly level: LogLevel;
  /** Fields of every line. */
  readonly fields?: LogFields;
  /** Where the lines go; standard output without it. */
  readonly destination?: DestinationStream;
  /** Milliseconds for which lines to standard output may wait, so that many are written in one go; 0 without it. */
  readonly delay?: number;
}

/** Creates a logger that writes one JSON object a line. Values under names that may hold credentials are replaced, two levels deep. */
export function createLogger({ level, fields = {}, destination, delay }: LoggerOptions): Logger {
  const options = {
    level,
    base: redacted(fields),
    timestamp: createTimeField(Date.now),
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (each: LogFields) => redacted(each),
    },
    serializers: { err: (error: Error) => redacted(stdSerializers.err(error)) },
    messageKey: 'message',
    errorKey: 'err',
  };
  return loggerOf(pino(options, destination ?? standardOutput(delay)));
}

/** Fields of one line go through `formatters`, those of all lines of a child do not. */
function loggerOf(lines: PinoLogger): Logger {
  return {
    debug: (fields, message) => lines.debug(fields, message),
    info: (fields, message) => lines.info(fields, message),
    warn: (fields, message) => lines.warn(fields, message),
    error: (fields, message) => lines.error(fields, message),
    isLevelEnabled: (level) => lines.isLevelEnabled(level),
    child: (fields) => loggerOf(lines.child(redacted(fields))),
  };
}

function standardOutput(delay = 0): DestinationStream {
  const output = pino.destination({ dest: 1, sync: true });
  if (delay === 0) return output;
  const lines = new JoinedLines(output, delay);
  process.once('exit', () => lines.flush());
  return lines;
}
