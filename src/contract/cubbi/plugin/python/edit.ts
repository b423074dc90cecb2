/** A part of a text and what comes into its place. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}
