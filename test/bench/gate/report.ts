import { figureLine, plainLine } from './figures/figure-line.ts';
import type { Figure } from './figures/figure.ts';
import type { Run } from './figures/run.ts';
import type { Standing } from './figures/standing.ts';
import { standing } from './figures/standing.ts';
import { summarise } from './figures/summarise.ts';

/** Where figures go: a line each, as soon as they are measured. */
export interface Report {
  /** A figure of the table, by its name; left out where it is not wanted. */
  figure(name: string, runs: readonly Run[]): void;
  /** One that nothing is asked of. */
  extra(name: string, unit: string, runs: readonly Run[]): void;
  /** Figures of the table that are far off, by usable runs. */
  farOff(): readonly string[];
}

/** @param print gets each line */
export function createReport(
  figures: readonly Figure[],
  wanted: (figure: string) => boolean,
  print: (line: string) => void,
): Report {
  const reached = new Map<string, Standing>();
  return {
    figure(name, runs) {
      if (!wanted(name)) return;
      const row = figures.find((figure) => figure.name === name);
      if (row === undefined) throw new Error(`The table has no figure ${name}`);
      const summary = summarise(runs);
      const found = standing(row, summary.median);
      print(figureLine(row, summary, found));
      // Nothing is known where each round was disturbed: that is told, and fails nobody.
      if (summary.runs.length > 0) reached.set(name, found);
    },
    extra: (name, unit, runs) => print(plainLine(name, unit, summarise(runs))),
    farOff: () => [...reached].flatMap(([name, found]) => (found === 'far off' ? [name] : [])),
  };
}
