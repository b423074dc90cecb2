import type { MetadataRule } from './metadata-facts.ts';

/** A problem before its place in the file is counted in lines and its texts are cleaned. */
export interface Fault {
  readonly rule: MetadataRule;
  /** UTF-16 units from the start of the text. */
  readonly at: number;
  /** JSON pointer, as the file spells it. */
  readonly pointer: string;
  readonly message: string;
}
