import type { InconclusiveReason } from '../api/reasons.ts';
import { REASONS } from '../api/reasons.ts';
import type { Observation } from './observation.ts';
import type { Progress } from './progress.ts';
import type { ValidationRecord } from './validation-record.ts';

type Open = Extract<Progress, { kind: 'Open' }>;

/** Reasons that only say that work goes on. */
const WORKING = ['Pending', 'Validating'];

/**
 * Progress of a validation that is not done. From the second attempt on the reason of the failed one stays until there is news: a condition
 * must not swing between "unschedulable" and "validating" with every attempt.
 */
export function openProgress(
  { template, platforms }: Observation,
  news: { reason: InconclusiveReason; message: string; platform?: string },
  record?: ValidationRecord,
): Open {
  const { platform = platforms[0] } = news;
  const open: Open = {
    kind: 'Open',
    reason: news.reason,
    message: news.message,
    platform,
    ...(record !== undefined && { record }),
  };
  const attempt = record?.attempt ?? template.status?.lastValidation?.attempt ?? 1;
  if (!WORKING.includes(news.reason) || (record !== undefined && attempt < 2)) return open;
  const before = template.status?.conditions?.find(({ type }) => type === 'Valid');
  if (before?.status !== 'Unknown' || !isStory(before.reason)) return open;
  return { ...open, reason: before.reason, message: before.message };
}

/** Whether a reason tells why an earlier attempt ended without a result. */
function isStory(reason: string): reason is InconclusiveReason {
  if (WORKING.includes(reason) || !Object.hasOwn(REASONS, reason)) return false;
  return REASONS[reason as keyof typeof REASONS].side === 'Inconclusive';
}
