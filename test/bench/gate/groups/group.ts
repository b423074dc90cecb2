import type { Bench } from '../bench.ts';
import type { Fleet } from '../servers/fleet.ts';

/** Figures that are measured together. */
export interface Group {
  /** Names of the table that it reports; it is left out where none is wanted. */
  readonly figures: readonly string[];
  run(bench: Bench, fleet: Fleet): Promise<void>;
}
