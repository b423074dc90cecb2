import { contractOf } from '../contract/contract-of.ts';
import type { Observation } from './observation.ts';

/** When to look again: at the given time, or when the next waiver expires and the verdict must be judged anew. */
export function wakeTime(
  { template, now }: Observation,
  at: number | undefined,
): number | undefined {
  const { spec } = template;
  const expiries = contractOf(spec.contract.type)
    .waivers(spec)
    .map(({ expires }) => (expires === undefined ? Number.NaN : Date.parse(expires)))
    .filter((time) => time > now);
  const times = at === undefined ? expiries : [at, ...expiries];
  return times.length === 0 ? undefined : Math.min(...times);
}
