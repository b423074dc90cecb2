import type { Run } from '../figures/run.ts';
import type { Measured, Round } from './measure-rounds.ts';

/** Of each round one thing's value. */
export function valueRuns<Name extends string, M extends Measured>(
  rounds: readonly Round<Name, M>[],
  name: Name,
  value: (measured: M) => number,
): Run[] {
  return rounds.map((round) => ({
    value: value(round[name]),
    problem: round[name].problem,
  }));
}
