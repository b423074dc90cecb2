import { utf8Length } from '../../../evidence/utf8-length.ts';
import { LOG_BYTES } from './log-bytes.ts';

/** Whether a log was longer than what is read of it, so that what is not in it may have stood further on. */
export function isCut(container: keyof typeof LOG_BYTES, log: string): boolean {
  return utf8Length(log) >= LOG_BYTES[container];
}
