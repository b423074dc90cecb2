import type { LogFields, Logger } from '../../src/log/logger.ts';

/** A log that keeps its lines. */
export interface RecordedLog extends Logger {
  readonly lines: {
    readonly level: string;
    readonly message: string;
    readonly fields: LogFields;
  }[];
}

/** Creates a log that prints nothing. */
export function silentLog(): RecordedLog {
  const lines: RecordedLog['lines'] = [];
  const write = (level: string) => (fields: LogFields, message: string) =>
    void lines.push({ level, message, fields });
  const log: RecordedLog = {
    lines,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    isLevelEnabled: () => true,
    child: () => log,
  };
  return log;
}
