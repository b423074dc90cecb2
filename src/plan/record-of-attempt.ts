import type { Observation } from './observation.ts';
import type { BootTarget } from './stage.ts';
import type { ValidationRecord } from './validation-record.ts';

/** What the status recorded of an attempt; a fresh record, begun now, where it recorded nothing. */
export function recordOfAttempt(
  { template, now }: Pick<Observation, 'template' | 'now'>,
  { key, attempt }: Pick<BootTarget, 'key' | 'attempt'>,
): ValidationRecord {
  const own = template.status?.lastValidation;
  if (own?.key === key && (own.attempt ?? 1) === attempt && own.finishedAt === undefined)
    return own;
  // A verdict that bears the start of a validation as its time is an early one of that validation (`is-early-verdict.ts`).
  const standing = Date.parse(template.status?.judged?.finishedAt ?? '');
  const startedAt = new Date(standing === now ? now + 1 : now).toISOString();
  return { key, attempt, startedAt };
}
