import { median } from './statistics/median.ts';

/** Prints a figure with the median of its runs, rounded to three decimals. */
export function reportFigure(figure: string, runs: readonly number[]): void {
  const round = (value: number) => Math.round(value * 1000) / 1000;
  console.log(JSON.stringify({ figure, median: round(median(runs)), runs: runs.map(round) }));
}
