/** Prints a figure with the median of its runs, rounded to three decimals. */
export function reportFigure(figure: string, runs: readonly number[]): void {
  const sorted = [...runs].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
  const round = (value: number) => Math.round(value * 1000) / 1000;
  console.log(JSON.stringify({ figure, median: round(median), runs: runs.map(round) }));
}
