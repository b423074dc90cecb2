/** One row of the table of what the gate must reach. */
export interface Figure {
  readonly name: string;
  /** `×` for a ratio; `ms`. */
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  /** A release must reach this. */
  readonly must: number;
  /** What is worked for; undefined where the table names no more than `must`. */
  readonly aim: number | undefined;
  /** Beyond this the short form fails: looser than `must` by what short rounds on a busy machine were seen to vary. */
  readonly far: number;
}
