/** One run of a figure: a value of one round. */
export interface Run {
  readonly value: number;
  /** Why the value says little, such as another program that used the server's core; undefined for a good one. */
  readonly problem: string | undefined;
}
