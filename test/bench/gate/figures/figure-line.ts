import { roundTo } from '../../statistics/round-to.ts';
import type { Figure } from './figure.ts';
import type { Standing } from './standing.ts';
import type { Summary } from './summarise.ts';

const DIGITS = 4;

/** The JSON line of a figure of the table. Runs that say little are counted, listed apart, and told with their first problem. */
export function figureLine(figure: Figure, summary: Summary, reached: Standing): string {
  const { name, unit, must, aim, better } = figure;
  return JSON.stringify({
    figure: name,
    ...numbers(summary),
    must,
    ...(aim === undefined ? {} : { aim }),
    unit,
    better,
    reached,
  });
}

/** The JSON line of a figure that nothing is asked of. */
export function plainLine(name: string, unit: string, summary: Summary): string {
  return JSON.stringify({ figure: name, ...numbers(summary), unit });
}

function numbers({ median, runs, unusable }: Summary) {
  const marked = {
    unusable: unusable.length,
    unusableRuns: unusable.map(({ value }) => roundTo(value, DIGITS)),
    problem: unusable[0]?.problem,
  };
  return {
    median: roundTo(median, DIGITS),
    runs: runs.map((value) => roundTo(value, DIGITS)),
    ...(unusable.length === 0 ? {} : marked),
  };
}
