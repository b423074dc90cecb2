import { median } from '../../statistics/median.ts';
import type { Run } from './run.ts';

/** What is printed of a figure's runs. */
export interface Summary {
  /** Of the usable runs; of all where none is usable. */
  readonly median: number;
  readonly runs: readonly number[];
  /** Runs that say little; they are kept apart and never left out. */
  readonly unusable: readonly Run[];
}

/** Keeps the runs that say something apart from those that do not. */
export function summarise(runs: readonly Run[]): Summary {
  const usable = runs.filter(({ problem }) => problem === undefined).map(({ value }) => value);
  const unusable = runs.filter(({ problem }) => problem !== undefined);
  const judged = usable.length === 0 ? unusable.map(({ value }) => value) : usable;
  return { median: median(judged), runs: usable, unusable };
}
