import type { BaseImageTemplate } from '../api/base-image-template.ts';
import { parseDuration } from '../api/parse-duration.ts';
import { idleReason } from './idle-reason.ts';
import type { RegistryWord } from './observation.ts';
import { pendingRequest } from './pending-request.ts';
import { retryDelay } from './retry-delay.ts';

/** What is remembered of the registry between reconciles. */
export interface RegistryMemory {
  /** All that the question consisted of; another question makes the answer worthless. */
  readonly question: string;
  readonly word: RegistryWord;
  /** When it was asked last, in milliseconds since the epoch. */
  readonly askedAt: number;
  /** How often in a row it could not be asked, or did not tell everything. */
  readonly failures: number;
  /** The user's request that it was asked for last. */
  readonly request?: string;
}

/** What decides whether the registry is asked. */
export interface InspectionNeed {
  readonly template: BaseImageTemplate;
  readonly question: string;
  readonly memory: RegistryMemory | undefined;
  /** Whether the verdict in the status stands without another word of the registry. */
  readonly settled: boolean;
  readonly now: number;
}

/**
 * When the registry is to be asked (again), in milliseconds since the epoch; undefined for never. A restart of the controller asks nothing about a
 * judged image before its interval is over.
 */
export function inspectionDue({
  template,
  question,
  memory,
  settled,
  now,
}: InspectionNeed): number | undefined {
  if (idleReason(template.spec) !== undefined) return undefined;
  const request = pendingRequest(template);
  if (request !== undefined && memory?.request !== request) return now;
  const interval = parseDuration(template.spec.validation.interval) ?? 0;
  const again = (since: number) => (interval === 0 ? undefined : since + interval);
  if (memory?.question === question) {
    if (memory.failures === 0) return again(memory.askedAt);
    const retry = memory.askedAt + retryDelay(memory.failures);
    return Math.min(retry, again(memory.askedAt) ?? retry);
  }
  if (!settled) return now;
  const last = Date.parse(template.status?.image?.resolvedAt ?? '');
  return Number.isNaN(last) ? now : again(last);
}
