/** A word of Python: names and keywords are one kind, and a string is one token with all that is inside it. */
export interface PythonToken {
  readonly kind: 'Name' | 'Number' | 'String' | 'OpenString' | 'Operator';
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The bracket that is open around it; empty at the top. */
  readonly inside: string;
  /** How many brackets are open around it. */
  readonly depth: number;
}
