import type { FailOpenCounts } from './fail-open-counts.ts';
import type { GateEntry } from './soak-request.ts';

/** By how much the counts of an entry grew between two readings. An API server that was started in between has begun anew. */
export function failOpenIncrease(
  before: FailOpenCounts,
  after: FailOpenCounts,
  entry: GateEntry,
): number {
  return after.counts[entry] - (after.since === before.since ? before.counts[entry] : 0);
}
