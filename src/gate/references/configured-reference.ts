import type { GroupVersionKind } from '../group-version-kind.ts';

/** A kind that the operator was told of: where its objects name a template. Operator configuration, `gate.references`. */
export interface ConfiguredReference extends GroupVersionKind {
  /** Names of members on the way to the name of the template, which is a text. */
  readonly path: readonly string[];
  /** The path as it was written, for messages. */
  readonly field: string;
}
