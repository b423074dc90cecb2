import type { Condition } from '../api/base-image-template.ts';
import { conditionMessage } from '../contract/condition-message.ts';
import type { StageResult } from '../contract/stage-results.ts';

/** The conditions that a template has, in the order in which they are written. */
export const CONDITION_TYPES = [
  'Ready',
  'Reconciling',
  'Stalled',
  'Valid',
  'Resolved',
  'Inspected',
  'Booted',
] as const;

/** A condition's type. */
export type ConditionType = (typeof CONDITION_TYPES)[number];

/**
 * Conditions as they are to be written: a condition that is not wanted is removed, `lastTransitionTime` moves only with the status, and each
 * speaks of the generation that was looked at (Kubernetes API conventions, "Typical status properties").
 *
 * @param now milliseconds since the epoch
 */
export function setConditions(
  before: readonly Condition[],
  wanted: Readonly<Partial<Record<ConditionType, StageResult>>>,
  { generation, now }: { generation: number; now: number },
): Condition[] {
  return CONDITION_TYPES.flatMap((type) => {
    const result = wanted[type];
    if (result === undefined) return [];
    const old = before.find((condition) => condition.type === type);
    const lastTransitionTime =
      old?.status === result.status ? old.lastTransitionTime : wholeSeconds(now);
    const { status, reason } = result;
    // The last gate: names of users' objects are in some messages, and the longest of them fill a condition alone.
    const message = conditionMessage(result.message);
    return [{ type, status, observedGeneration: generation, lastTransitionTime, reason, message }];
  });
}

/** As `metav1.Time` writes it. */
function wholeSeconds(now: number): string {
  return new Date(now).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
