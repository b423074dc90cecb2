import { median } from '../../bench/statistics/median.ts';

/**
 * By how much memory grew once the process was warm: the median of the last third of what was seen beyond that of the second. 0 where too little was
 * seen.
 *
 * @param seen bytes, in order
 */
export function memoryGrowth(seen: readonly number[]): number {
  const third = Math.floor(seen.length / 3);
  if (third === 0) return 0;
  return median(seen.slice(-third)) - median(seen.slice(third, 2 * third));
}
