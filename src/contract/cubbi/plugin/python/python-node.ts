/** A node of the syntax tree of a source. */
export interface PythonNode {
  /** Of the grammar: `ClassDefinition`, `VariableName`; keywords and marks have their own text as name. */
  readonly name: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly children: readonly PythonNode[];
}
