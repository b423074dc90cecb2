import type { Run } from '../figures/run.ts';
import type { Measured, Round } from './measure-rounds.ts';

/** Of each round the ratio of one thing's value to another's: what slows both down cancels out. */
export function ratioRuns<Name extends string, M extends Measured>(
  rounds: readonly Round<Name, M>[],
  above: Name,
  below: Name,
  value: (measured: M) => number,
): Run[] {
  return rounds.map((round) => ({
    value: value(round[above]) / value(round[below]),
    problem: round[above].problem ?? round[below].problem,
  }));
}
